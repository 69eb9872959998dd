package io.vipward.vrrp.wire;

/**
 * The first four bytes of every VRRP message.
 *
 * @param version 0..15
 * @param type 0..15, 1 for an advertisement
 * @param vrid 0..255
 * @param priority 0..255: 0 for "I am leaving", 255 for the address owner
 * @param addressCount 0..255, the count field
 */
public record AdvertHeader(int version, int type, int vrid, int priority, int addressCount) {
    public static final int ADVERTISEMENT = 1;
}

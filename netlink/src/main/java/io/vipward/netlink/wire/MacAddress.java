package io.vipward.netlink.wire;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A link-layer address: 6 bytes on Ethernet, 20 on InfiniBand, 4 on IPv4 tunnels, none on some. Equal by its bytes.
 * Immutable, any thread.
 */
public final class MacAddress {
    private static final int MAX_BYTES = 32;
    private static final HexFormat FORMAT = HexFormat.ofDelimiter(":");

    /** No address. */
    public static final MacAddress NONE = new MacAddress(new byte[0]);

    /** The Ethernet broadcast address. */
    public static final MacAddress BROADCAST = parse("ff:ff:ff:ff:ff:ff");

    private final byte[] bytes;

    private MacAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The address with these bytes.
     *
     * @param bytes 0 to 32 bytes (MAX_ADDR_LEN of the kernel)
     * @throws IllegalArgumentException if there are more
     */
    public static MacAddress of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes, at most " + MAX_BYTES);
        }
        return new MacAddress(bytes.clone());
    }

    /**
     * The address written like {@code 00:00:5e:00:01:33}.
     *
     * @param text pairs of hexadecimal digits with colons between them
     * @throws IllegalArgumentException if it is anything else
     */
    public static MacAddress parse(String text) {
        return of(FORMAT.parseHex(text));
    }

    /**
     * The address of a virtual router (RFC 5798, section 7.3).
     *
     * @param vrid 1 to 255
     */
    public static MacAddress ofVirtualRouter(boolean ipv6, int vrid) {
        if (vrid < 1 || vrid > 255) {
            throw new IllegalArgumentException("virtual router " + vrid);
        }
        return new MacAddress(new byte[] {0, 0, 0x5e, 0, (byte) (ipv6 ? 2 : 1), (byte) vrid});
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** True if it is as long as an Ethernet address. */
    public boolean ethernet() {
        return bytes.length == 6;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MacAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes as {@code 00:00:5e:00:01:33}. */
    @Override
    public String toString() {
        return FORMAT.formatHex(bytes);
    }
}

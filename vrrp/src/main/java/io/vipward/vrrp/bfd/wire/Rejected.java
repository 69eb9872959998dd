package io.vipward.vrrp.bfd.wire;

/**
 * Bytes that are no valid packet.
 *
 * @param detail the line that keepalived logs for it
 */
public record Rejected(Reason reason, String detail) implements Decoded {
    /** The checks of RFC 5880, section 6.8.6, in keepalived's order. */
    public enum Reason {
        TOO_SMALL,
        LENGTH,
        VERSION,
        MULTIPLIER_ZERO,
        MULTIPOINT,
        MY_DISCRIMINATOR_ZERO,
        YOUR_DISCRIMINATOR_ZERO,
        POLL_AND_FINAL,
        DIAGNOSTIC
    }
}

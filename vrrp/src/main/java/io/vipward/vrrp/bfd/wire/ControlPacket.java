package io.vipward.vrrp.bfd.wire;

/**
 * A BFD Control packet that has passed every check which needs no session. Version 1, and M is not set.
 *
 * @param multiplier how many intervals without a packet are a loss, 1 to 255
 */
public record ControlPacket(
        SessionState state,
        Diagnostic diagnostic,
        Flags flags,
        int multiplier,
        Discriminators discriminators,
        Intervals intervals)
        implements Decoded {
    /** Bytes without an authentication section. */
    public static final int BYTES = 24;

    /**
     * The bits of the second byte, in their order.
     *
     * @param poll P: answer at once
     * @param answer F: this is the answer to a poll ({@code final} is a word of Java's)
     * @param controlPlaneIndependent C
     * @param authentication A: an authentication section follows
     * @param demand D: the sender wants no periodic packets
     */
    public record Flags(
            boolean poll, boolean answer, boolean controlPlaneIndependent, boolean authentication, boolean demand) {
        /** None set. */
        public static final Flags NONE = new Flags(false, false, false, false, false);
        /** P alone. */
        public static final Flags POLL = new Flags(true, false, false, false, false);
        /** F alone. */
        public static final Flags ANSWER = new Flags(false, true, false, false, false);
    }

    /**
     * Which session this is, unsigned.
     *
     * @param mine the sender's, not 0
     * @param yours the receiver's as the sender knows it, 0 if it does not
     */
    public record Discriminators(int mine, int yours) {}

    /** What the sender wants and can take, 0 to 2^32-1 microseconds each. */
    public record Intervals(long desiredMinTxMicros, long requiredMinRxMicros, long requiredMinEchoRxMicros) {
        private static final long MAX_MICROS = 0xffff_ffffL;

        public Intervals {
            if (outside(desiredMinTxMicros) || outside(requiredMinRxMicros) || outside(requiredMinEchoRxMicros)) {
                throw new IllegalArgumentException("intervals have 32 bits: " + desiredMinTxMicros + ", "
                        + requiredMinRxMicros + ", " + requiredMinEchoRxMicros);
            }
        }

        private static boolean outside(long micros) {
            return micros < 0 || micros > MAX_MICROS;
        }
    }
}

package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * {@code UDP_CHECK}: a datagram that is answered, or at least not refused.
 *
 * @param payloadHex {@code payload}, two digits for each byte; null for keepalived's own
 * @param reply what must come back, null where silence is good too
 */
public record UdpCheck(
        Origins origins,
        ConnectionTarget target,
        CheckSchedule schedule,
        @Nullable String payloadHex,
        @Nullable Reply reply)
        implements Checker {
    /**
     * {@code require_reply}.
     *
     * @param patternHex two digits for each byte, {@code x} for any; empty where anything will do
     * @param leastBytes {@code min_reply_length}, 0 by default
     * @param mostBytes {@code max_reply_length}, 255 by default
     */
    public record Reply(String patternHex, int leastBytes, int mostBytes) {}

    @Override
    public String keyword() {
        return "UDP_CHECK";
    }
}

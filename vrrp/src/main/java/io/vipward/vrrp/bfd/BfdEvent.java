package io.vipward.vrrp.bfd;

import io.vipward.parser.model.BfdInstance.BfdReceivers;
import java.util.Locale;

/**
 * What those who track a session are told: at its start, after each reload, when it comes up and when it falls. A neighbour
 * that goes down on purpose (AdminDown) is no event, as for keepalived.
 *
 * @param receivers whom the configuration wants to be told
 * @param up whether the session is Up; anything else counts as down
 * @param atNanos when it happened, on the clock of {@link System#nanoTime}
 */
public record BfdEvent(String session, BfdReceivers receivers, boolean up, BfdReason reason, long atNanos) {
    /** The line that keepalived's processes log with detail when they are told. */
    public String receivedText(long nowNanos) {
        return String.format(
                Locale.ROOT,
                "Received BFD event: instance %s is in state %s (delivered in %d usec)",
                session,
                up ? "Up" : "Down",
                Math.max(0, nowNanos - atNanos) / 1_000);
    }
}

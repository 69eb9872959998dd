package io.vipward.vrrp.bfd;

import io.vipward.vrrp.bfd.wire.ControlPacket;
import java.util.List;
import java.util.Locale;

/** Actions in few words, so that a test can say what it expects of a step in a list. */
final class ActionText {
    private ActionText() {}

    static List<String> of(BfdStep step) {
        return step.actions().stream().map(ActionText::of).toList();
    }

    private static String of(BfdAction action) {
        if (action instanceof BfdAction.SendPacket send) {
            return "send " + of(send.packet());
        } else if (action instanceof BfdAction.Log log) {
            return log.notice().text();
        } else if (action instanceof BfdAction.LogTransition log) {
            return log.transition().text();
        } else if (action instanceof BfdAction.Report report) {
            return report.event().session() + (report.event().up() ? " is up" : " is down");
        } else if (action instanceof BfdAction.OpenSocket open) {
            return "open at " + open.occasion().getClass().getSimpleName();
        }
        throw new AssertionError(action);
    }

    /** Such as {@code Up P 1 to b2, 50/50 ms, diagnostic 0}. */
    static String of(ControlPacket packet) {
        return String.format(
                Locale.ROOT,
                "%s%s%s %x to %x, %d/%d ms, diagnostic %d",
                packet.state().text(),
                packet.flags().poll() ? " P" : "",
                packet.flags().answer() ? " F" : "",
                packet.discriminators().mine(),
                packet.discriminators().yours(),
                packet.intervals().desiredMinTxMicros() / 1_000,
                packet.intervals().requiredMinRxMicros() / 1_000,
                packet.diagnostic().code());
    }
}

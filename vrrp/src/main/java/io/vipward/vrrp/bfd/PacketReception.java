package io.vipward.vrrp.bfd;

import io.vipward.vrrp.bfd.BfdReason.NeighborSaid;
import io.vipward.vrrp.bfd.BfdState.Offer;
import io.vipward.vrrp.bfd.BfdState.Remote;
import io.vipward.vrrp.bfd.BfdState.Timing;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetAddress;

/** What a packet for a session does to it (RFC 5880, section 6.8.6 from "Set bfd.RemoteDiscr"), in keepalived's order. */
final class PacketReception {
    private PacketReception() {}

    static void receive(SessionDraft draft, InetAddress from, ControlPacket packet) {
        Offer offerBefore = draft.remote().offer();
        Timing timingBefore = draft.timing();
        learn(draft, packet);
        agree(draft, packet);
        logAgreement(draft, offerBefore, timingBefore);
        if (draft.timing().sendMicros() < timingBefore.sendMicros() && draft.sendsPeriodically()) {
            draft.schedule();
        }
        draft.traffic(draft.traffic().plusReceived(from, draft.now()));
        advance(draft, from, packet.state());
        keepSending(draft);
        if (packet.flags().poll()) {
            draft.local(draft.local().withAnswer(true));
            draft.send();
        }
        if (draft.name() == SessionState.UP || draft.name() == SessionState.INIT) {
            SessionTransitions.listen(draft);
        }
    }

    private static void learn(SessionDraft draft, ControlPacket packet) {
        draft.remote(new Remote(
                packet.state(),
                packet.diagnostic(),
                packet.discriminators().mine(),
                packet.flags().demand(),
                new Offer(
                        packet.intervals().desiredMinTxMicros(),
                        packet.intervals().requiredMinRxMicros(),
                        packet.multiplier())));
        if (packet.flags().answer()) {
            draft.local(draft.local().withPoll(false));
        }
    }

    /** While Up, intervals only change together with a poll (RFC 5880, section 6.8.3). */
    private static void agree(SessionDraft draft, ControlPacket packet) {
        Offer theirs = draft.remote().offer();
        Timing timing = draft.timing();
        long sendMicros = timing.sendMicros();
        long receiveMicros = timing.receiveMicros();
        if (!draft.isUp() || packet.flags().poll() || packet.flags().answer()) {
            boolean fast =
                    draft.remote().state() == SessionState.UP && (draft.isUp() || draft.name() == SessionState.INIT);
            long ours =
                    fast ? draft.configured().minTxMicros() : draft.configured().idleTxMicros();
            sendMicros = Math.max(ours, theirs.minRxMicros());
            receiveMicros = Math.max(draft.configured().minRxMicros(), theirs.minTxMicros());
        }
        draft.timing(new Timing(sendMicros, receiveMicros, theirs.multiplier() * receiveMicros));
    }

    private static void logAgreement(SessionDraft draft, Offer offerBefore, Timing before) {
        Timing timing = draft.timing();
        Offer theirs = draft.remote().offer();
        if (!theirs.equals(offerBefore) || timing.sendMicros() != before.sendMicros()) {
            int multiplier = draft.configured().multiplier();
            draft.log(BfdMessage.PARAMETERS);
            draft.logBelow(BfdMessage.PARAMETER_NAMES);
            draft.logBelow(
                    BfdMessage.LOCAL_PARAMETERS,
                    draft.isUp()
                            ? draft.configured().minTxMicros()
                            : draft.configured().idleTxMicros(),
                    draft.configured().minRxMicros(),
                    timing.sendMicros(),
                    multiplier,
                    timing.detectMicros());
            draft.logBelow(
                    BfdMessage.REMOTE_PARAMETERS,
                    theirs.minTxMicros(),
                    theirs.minRxMicros(),
                    timing.receiveMicros(),
                    theirs.multiplier(),
                    multiplier * timing.sendMicros());
        }
        if (timing.detectMicros() != before.detectMicros()) {
            draft.logBelow(BfdMessage.DETECTION_TIME, timing.detectMicros(), before.detectMicros());
        }
    }

    private static void advance(SessionDraft draft, InetAddress from, SessionState theirs) {
        NeighborSaid why = new NeighborSaid(from, theirs);
        switch (draft.name()) {
            case DOWN -> {
                if (theirs == SessionState.DOWN) {
                    SessionTransitions.toInit(draft, why);
                } else if (theirs == SessionState.INIT) {
                    SessionTransitions.toUp(draft, why);
                }
            }
            case INIT -> {
                if (theirs == SessionState.ADMIN_DOWN) {
                    SessionTransitions.toDown(draft, Diagnostic.NEIGHBOR_SIGNALED_DOWN, why);
                } else if (theirs != SessionState.DOWN) {
                    SessionTransitions.toUp(draft, why);
                }
            }
            case UP -> {
                if (theirs == SessionState.ADMIN_DOWN || theirs == SessionState.DOWN) {
                    SessionTransitions.toDown(draft, Diagnostic.NEIGHBOR_SIGNALED_DOWN, why);
                }
            }
            case ADMIN_DOWN -> throw new IllegalStateException("a session that is AdminDown takes no packets");
        }
    }

    /** A neighbour in demand mode wants no periodic packets, but the polls until it has answered (section 6.8.7). */
    private static void keepSending(SessionDraft draft) {
        if (silenced(draft)) {
            draft.stopPeriodic();
        } else if (!draft.sendsPeriodically()) {
            draft.schedule();
        }
    }

    /** Whether the neighbour has asked for silence. */
    static boolean silenced(SessionDraft draft) {
        return draft.remote().demand()
                && draft.isUp()
                && draft.remote().state() == SessionState.UP
                && !draft.local().poll();
    }
}

package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdState.NEVER;

import io.vipward.vrrp.bfd.BfdState.Deadlines;
import io.vipward.vrrp.bfd.BfdState.Remote;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;

/** What belongs to going from one state to another (RFC 5880, section 6.2), as keepalived does it. */
final class SessionTransitions {
    /** So long after a socket could not be opened it is tried again. */
    private static final long REOPEN_NANOS = 60_000_000_000L;

    private static final long NANOS_PER_MICRO = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private SessionTransitions() {}

    static void toInit(SessionDraft draft, BfdReason why) {
        draft.local(draft.local().withDiagnostic(Diagnostic.NONE));
        draft.moveTo(SessionState.INIT, why);
        draft.deadlines(draft.deadlines().withReset(NEVER));
        listen(draft);
        if (!draft.sendsPeriodically()) {
            draft.schedule();
        }
    }

    static void toUp(SessionDraft draft, BfdReason why) {
        draft.local(draft.local().withDiagnostic(Diagnostic.NONE));
        draft.log(BfdMessage.ENTERING_UP);
        draft.moveTo(SessionState.UP, why);
        draft.deadlines(draft.deadlines().withReset(NEVER));
        listen(draft);
        if (draft.configured().idleTxMicros() != draft.configured().minTxMicros()) {
            startPoll(draft);
        }
        draft.report();
    }

    /** A poll tells the neighbour of other intervals and waits for its answer (RFC 5880, section 6.5). */
    static void startPoll(SessionDraft draft) {
        draft.log(BfdMessage.STARTING_POLL);
        draft.local(draft.local().withPoll(true));
    }

    static void toDown(SessionDraft draft, Diagnostic diagnostic, BfdReason why) {
        boolean wasUp = draft.isUp();
        if (wasUp) {
            draft.local(draft.local().withDiscriminator(draft.chance().discriminator()));
            draft.log(
                    BfdMessage.ENTERING_DOWN,
                    diagnostic.text(),
                    draft.remote().diagnostic().text());
        }
        draft.local(draft.local().withDiagnostic(diagnostic));
        draft.moveTo(SessionState.DOWN, why);
        draft.deadlines(draft.deadlines()
                .withReset(draft.now() + draft.timing().detectNanos())
                .withExpire(NEVER));
        if (draft.settings().path().passive()) {
            draft.stopPeriodic();
        }
        slowDown(draft);
        if (wasUp && draft.remote().state() != SessionState.ADMIN_DOWN) {
            draft.report();
        }
    }

    /** The neighbour was silent for the whole detection time (RFC 5880, section 6.8.4). */
    static void expire(SessionDraft draft) {
        long overdueNanos = draft.now() - draft.deadlines().expireNanos();
        long silentNanos = draft.now() - draft.traffic().heardNanos();
        draft.log(BfdMessage.EXPIRED, silentNanos / NANOS_PER_MILLI, overdueNanos / NANOS_PER_MICRO);
        draft.remote(draft.remote().withoutDiscriminator());
        toDown(
                draft,
                Diagnostic.DETECTION_TIME_EXPIRED,
                new BfdReason.NeighborSilent(draft.settings().path().neighbor(), silentNanos));
    }

    /** What the neighbour said before the session fell no longer counts. */
    static void forget(SessionDraft draft) {
        draft.remote(draft.remote().forgotten());
        draft.local(draft.local().withPoll(false).withAnswer(false));
        draft.timing(draft.timing().withSend(draft.configured().idleTxMicros()));
        draft.deadlines(draft.deadlines().withReset(NEVER));
    }

    /** Nothing can be sent, so there is no session. */
    static void toAdminDown(SessionDraft draft, BfdReason why) {
        if (draft.isUp()) {
            draft.local(draft.local().withDiscriminator(draft.chance().discriminator()));
        }
        draft.remote(Remote.UNKNOWN);
        draft.local(draft.local()
                .withDiagnostic(Diagnostic.ADMINISTRATIVELY_DOWN)
                .withPoll(false)
                .withAnswer(false));
        draft.log(BfdMessage.ENTERING_ADMIN_DOWN);
        draft.moveTo(SessionState.ADMIN_DOWN, why);
        draft.timing(draft.timing().withSend(draft.configured().idleTxMicros()));
        draft.deadlines(Deadlines.NONE);
        reopenLater(draft);
    }

    static void reopenLater(SessionDraft draft) {
        draft.deadlines(draft.deadlines().withReopen(draft.now() + REOPEN_NANOS));
    }

    static void outOfAdminDown(SessionDraft draft) {
        draft.local(draft.local().withDiagnostic(Diagnostic.NONE));
        draft.moveTo(SessionState.DOWN, new BfdReason.CanSendAgain());
        draft.deadlines(draft.deadlines().withReopen(NEVER));
    }

    /** The interval of a session that is not Up, as its next packet will announce it. */
    static void slowDown(SessionDraft draft) {
        draft.timing(draft.timing()
                .withSend(Math.max(
                        draft.configured().idleTxMicros(),
                        draft.remote().offer().minRxMicros())));
    }

    /** From now on a silence counts. */
    static void listen(SessionDraft draft) {
        draft.deadlines(
                draft.deadlines().withExpire(draft.now() + draft.timing().detectNanos()));
    }
}

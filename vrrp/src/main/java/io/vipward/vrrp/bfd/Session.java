package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdState.NEVER;

import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.BfdInstance.BfdTiming;
import io.vipward.vrrp.bfd.BfdState.Deadlines;
import io.vipward.vrrp.bfd.BfdState.Local;
import io.vipward.vrrp.bfd.BfdState.Remote;
import io.vipward.vrrp.bfd.BfdState.Situation;
import io.vipward.vrrp.bfd.BfdState.Timing;
import io.vipward.vrrp.bfd.BfdState.Traffic;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetAddress;

/**
 * One BFD session (RFC 5880, asynchronous mode): one method per event, each a function from state, event and {@link Moment}
 * to the state that follows, the reason and the actions. Holds only settings, so it may be used from any thread.
 *
 * <p>The driver calls {@link #timer} at {@link BfdState#nextDeadlineNanos} of the latest state; calling it early does
 * nothing.
 */
public final class Session {
    private final BfdInstance settings;

    public Session(BfdInstance settings) {
        this.settings = settings;
    }

    public BfdInstance settings() {
        return settings;
    }

    /** Begins Down, and with a socket. */
    public BfdStep start(Moment moment) {
        BfdReason reason = new BfdReason.Started();
        BfdState state = new BfdState(
                new Situation(SessionState.DOWN, moment.nowNanos(), reason),
                new Local(moment.chance().discriminator(), Diagnostic.NONE, false, false),
                Remote.UNKNOWN,
                new Timing(settings.timing().idleTxMicros(), 0, 0),
                Deadlines.NONE,
                Traffic.NONE);
        SessionDraft draft = draft(state, moment);
        draft.add(new BfdAction.OpenSocket(new Occasion.Start()));
        return draft.finish();
    }

    /** The socket is open: says so to the neighbour, unless that is to begin, and goes on where it stood. */
    public BfdStep opened(BfdState state, Occasion occasion, Moment moment) {
        SessionDraft draft = draft(state, moment);
        if (draft.name() == SessionState.ADMIN_DOWN) {
            SessionTransitions.outOfAdminDown(draft);
        }
        if (occasion instanceof Occasion.Packet heard) {
            PacketReception.receive(draft, heard.from(), heard.packet());
            return draft.finish();
        }
        if (!settings.path().passive()) {
            draft.send();
            if (!draft.sendsPeriodically() && !PacketReception.silenced(draft)) {
                draft.schedule();
            }
        }
        reportIfDue(draft, occasion);
        return draft.finish();
    }

    /**
     * The socket could not be opened: no session until it can. Said once.
     *
     * @param call the system call that failed
     * @param why what the system said
     */
    public BfdStep refused(BfdState state, Occasion occasion, String call, String why, Moment moment) {
        SessionDraft draft = draft(state, moment);
        boolean known = draft.name() == SessionState.ADMIN_DOWN;
        if (!known || occasion instanceof Occasion.Reload) {
            draft.log(BfdMessage.SOCKET_CALL_FAILED, call, why);
            draft.log(BfdMessage.SOCKET_REFUSED);
        }
        if (known) {
            SessionTransitions.reopenLater(draft);
        } else {
            SessionTransitions.toAdminDown(draft, new BfdReason.CannotSend(call + "(): " + why));
        }
        reportIfDue(draft, occasion);
        return draft.finish();
    }

    /** A packet for this session has come in, past all checks that {@link BfdSessions} makes. */
    public BfdStep received(BfdState state, InetAddress from, ControlPacket packet, Moment moment) {
        SessionDraft draft = draft(state, moment);
        if (draft.name() == SessionState.ADMIN_DOWN) {
            draft.add(new BfdAction.OpenSocket(new Occasion.Packet(from, packet)));
        } else {
            PacketReception.receive(draft, from, packet);
        }
        return draft.finish();
    }

    /**
     * Whether an address may speak for the neighbour. RFC 5880 (section 6.3) finds a session by its discriminator alone, so
     * that a neighbour may change its address; but who speaks while the neighbour is heard from another one is somebody else.
     * An address that has been silent for half the detection time gives way, long before the session would expire.
     */
    public boolean believes(BfdState state, InetAddress from, long nowNanos) {
        InetAddress before = state.traffic().from();
        return from.equals(settings.path().neighbor())
                || before == null
                || from.equals(before)
                || nowNanos - state.traffic().heardNanos() >= state.timing().detectNanos() / 2;
    }

    /** The time of {@link BfdState#nextDeadlineNanos} has come. */
    public BfdStep timer(BfdState state, Moment moment) {
        SessionDraft draft = draft(state, moment);
        long now = draft.now();
        if (draft.deadlines().expireNanos() <= now) {
            SessionTransitions.expire(draft);
        }
        if (draft.deadlines().resetNanos() <= now) {
            SessionTransitions.forget(draft);
        }
        if (draft.deadlines().sendNanos() <= now) {
            sendInRhythm(draft);
        }
        if (draft.deadlines().reopenNanos() <= now) {
            draft.deadlines(draft.deadlines().withReopen(NEVER));
            draft.add(new BfdAction.OpenSocket(new Occasion.Retry()));
        }
        return draft.finish();
    }

    /**
     * The same neighbour with other settings: state, discriminators, intervals and timers stay, the socket is opened anew,
     * and a poll tells the neighbour of other intervals.
     *
     * @param before what {@code state} was reached with
     */
    public BfdStep reloaded(BfdState state, Session before, Moment moment) {
        SessionDraft draft = draft(state, moment);
        BfdTiming old = before.settings.timing();
        BfdTiming wanted = settings.timing();
        boolean running = draft.name() != SessionState.ADMIN_DOWN;
        if (running && (old.minRxMicros() != wanted.minRxMicros() || old.minTxMicros() != wanted.minTxMicros())) {
            SessionTransitions.startPoll(draft);
        }
        if (!draft.isUp() && old.idleTxMicros() != wanted.idleTxMicros()) {
            SessionTransitions.slowDown(draft);
            if (draft.sendsPeriodically()) {
                draft.schedule();
            }
        }
        if (settings.path().passive() && !before.settings.path().passive() && draft.name() == SessionState.DOWN) {
            draft.stopPeriodic();
        }
        draft.add(new BfdAction.OpenSocket(new Occasion.Reload()));
        return draft.finish();
    }

    /** From deadline to deadline; what a stall has made impossible is not caught up. */
    private static void sendInRhythm(SessionDraft draft) {
        draft.send();
        draft.scheduleFrom(draft.deadlines().sendNanos());
        if (draft.deadlines().sendNanos() <= draft.now()) {
            draft.schedule();
        }
    }

    private static void reportIfDue(SessionDraft draft, Occasion occasion) {
        if (occasion instanceof Occasion.Start || occasion instanceof Occasion.Reload) {
            draft.report();
        }
    }

    private SessionDraft draft(BfdState state, Moment moment) {
        return new SessionDraft(settings, state, moment);
    }
}

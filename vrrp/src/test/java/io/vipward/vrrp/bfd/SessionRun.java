package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.address;

import io.vipward.parser.model.BfdInstance;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetAddress;
import java.util.List;

/**
 * Drives one session through events in virtual time and shows what came of the last one. Its discriminators are 1, 2 and so
 * on, its jitter is the least there is; the neighbour's discriminator is 0xb2, its intervals 1 s and 50 ms, until told
 * otherwise.
 */
final class SessionRun {
    static final Flags DEMAND = new Flags(false, false, false, false, true);
    static final Flags POLL_AND_DEMAND = new Flags(true, false, false, false, true);

    private static final InetAddress NEIGHBOR = address("192.0.2.2");
    private static final int NEIGHBORS_DISCRIMINATOR = 0xb2;

    private Session session;
    private BfdStep last;
    private long now;
    private long jitterPermille;
    private int discriminators;
    private long theirTxMicros = 1_000_000;
    private long theirRxMicros = 50_000;
    private int theirMultiplier = 3;

    private final Chance chance = new Chance() {
        @Override
        public long upTo(long limit) {
            return limit * jitterPermille / 1_000;
        }

        @Override
        public int discriminator() {
            return ++discriminators;
        }
    };

    private SessionRun(BfdInstance settings) {
        session = new Session(settings);
        last = session.start(moment());
    }

    /** Started at 0, its socket not yet open. */
    static SessionRun starting(BfdFixtures fixtures) {
        return new SessionRun(fixtures.build());
    }

    /** Started at 0 and Down. */
    static SessionRun started(BfdFixtures fixtures) {
        return starting(fixtures).opened(new Occasion.Start());
    }

    /** As far as a state can be reached by packets alone, at 0. */
    static SessionRun in(SessionState state, BfdFixtures fixtures) {
        SessionRun run = started(fixtures);
        switch (state) {
            case DOWN -> {}
            case INIT -> run.hear(SessionState.DOWN);
            case UP -> run.hear(SessionState.DOWN).offers(50_000, 50_000, 3).hear(SessionState.UP);
            case ADMIN_DOWN -> run.refused(new Occasion.Reload());
        }
        return run;
    }

    SessionRun after(long nanos) {
        now += nanos;
        return this;
    }

    /** Each interval is so far between 90 % (0) and 75 % (1,000) of what was agreed. */
    SessionRun jitter(long permille) {
        jitterPermille = permille;
        return this;
    }

    /** What the neighbour's packets say from now on. */
    SessionRun offers(long txMicros, long rxMicros, int multiplier) {
        theirTxMicros = txMicros;
        theirRxMicros = rxMicros;
        theirMultiplier = multiplier;
        return this;
    }

    SessionRun hear(SessionState theirs) {
        return hear(theirs, Flags.NONE);
    }

    SessionRun hear(SessionState theirs, Flags flags) {
        return take(session.received(state(), NEIGHBOR, packet(theirs, flags), moment()));
    }

    ControlPacket packet(SessionState theirs, Flags flags) {
        return new ControlPacket(
                theirs,
                Diagnostic.NONE,
                flags,
                theirMultiplier,
                new Discriminators(NEIGHBORS_DISCRIMINATOR, state().local().discriminator()),
                new Intervals(theirTxMicros, theirRxMicros, 0));
    }

    SessionRun opened(Occasion occasion) {
        return take(session.opened(state(), occasion, moment()));
    }

    SessionRun refused(Occasion occasion) {
        return take(session.refused(state(), occasion, "bind", "Cannot assign requested address", moment()));
    }

    SessionRun reloaded(BfdFixtures fixtures) {
        Session before = session;
        session = new Session(fixtures.build());
        return take(session.reloaded(state(), before, moment()));
    }

    SessionRun timer() {
        return take(session.timer(state(), moment()));
    }

    /** Lets time pass until the session wants to be called, and calls it. */
    SessionRun toDeadline() {
        now = state().nextDeadlineNanos();
        return timer();
    }

    /** Lets time pass until a state is reached by timers alone. */
    SessionRun until(SessionState wanted) {
        while (name() != wanted) {
            toDeadline();
        }
        return this;
    }

    boolean believes(String from) {
        return session.believes(state(), address(from), now);
    }

    BfdState state() {
        return last.next();
    }

    SessionState name() {
        return state().name();
    }

    BfdReason reason() {
        return last.reason();
    }

    long now() {
        return now;
    }

    /** What the last event was answered with. */
    List<String> actions() {
        return ActionText.of(last);
    }

    /** Of those, what was sent. */
    List<String> sent() {
        return actions().stream().filter(text -> text.startsWith("send ")).toList();
    }

    private SessionRun take(BfdStep step) {
        last = step;
        return this;
    }

    private Moment moment() {
        return new Moment(now, chance);
    }
}

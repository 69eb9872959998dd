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
import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.util.ArrayList;
import java.util.List;

/** A step in the making: lives for one event, then becomes an immutable {@link BfdStep}. */
final class SessionDraft {
    private static final BfdReason UNCHANGED = new BfdReason.Unchanged();

    /** Packets come after 75 to 90 % of the interval: this much less than all of it, at least and at most. */
    private static final int LEAST_JITTER = 10;

    private static final int MOST_JITTER = 4;

    private final BfdInstance settings;
    private final Moment moment;
    private final List<BfdAction> actions = new ArrayList<>();
    private BfdReason reason = UNCHANGED;
    private Situation situation;
    private Local local;
    private Remote remote;
    private Timing timing;
    private Deadlines deadlines;
    private Traffic traffic;

    SessionDraft(BfdInstance settings, BfdState state, Moment moment) {
        this.settings = settings;
        this.moment = moment;
        this.situation = state.situation();
        this.local = state.local();
        this.remote = state.remote();
        this.timing = state.timing();
        this.deadlines = state.deadlines();
        this.traffic = state.traffic();
    }

    BfdStep finish() {
        return new BfdStep(new BfdState(situation, local, remote, timing, deadlines, traffic), reason, actions);
    }

    BfdInstance settings() {
        return settings;
    }

    BfdTiming configured() {
        return settings.timing();
    }

    long now() {
        return moment.nowNanos();
    }

    Chance chance() {
        return moment.chance();
    }

    SessionState name() {
        return situation.state();
    }

    boolean isUp() {
        return situation.state() == SessionState.UP;
    }

    Local local() {
        return local;
    }

    void local(Local other) {
        local = other;
    }

    Remote remote() {
        return remote;
    }

    void remote(Remote other) {
        remote = other;
    }

    Timing timing() {
        return timing;
    }

    void timing(Timing other) {
        timing = other;
    }

    Deadlines deadlines() {
        return deadlines;
    }

    void deadlines(Deadlines other) {
        deadlines = other;
    }

    Traffic traffic() {
        return traffic;
    }

    void traffic(Traffic other) {
        traffic = other;
    }

    void add(BfdAction action) {
        actions.add(action);
    }

    /**
     * Writes a line about this session.
     *
     * @param details what the text names behind the session
     */
    void log(BfdMessage message, Object... details) {
        write(message, settings.name(), details);
    }

    /** Writes a line that stands below one about this session, so far to the right as that line's text. */
    void logBelow(BfdMessage message, Object... details) {
        write(message, " ".repeat("() ".length() + settings.name().length()), details);
    }

    void moveTo(SessionState to, BfdReason why) {
        actions.add(new BfdAction.LogTransition(new BfdTransition(settings.name(), name(), to, why)));
        situation = new Situation(to, now(), why);
        reason = why;
    }

    /** Tells those who track the session how it stands, and why. */
    void report() {
        actions.add(new BfdAction.Report(
                new BfdEvent(settings.name(), settings.receivers(), isUp(), situation.reason(), now())));
    }

    /** Sends a packet now; the periodic ones go on as they would. An answer ends our own poll: it says the same. */
    void send() {
        Flags flags = local.answer() ? Flags.ANSWER : local.poll() ? Flags.POLL : Flags.NONE;
        BfdTiming own = configured();
        actions.add(new BfdAction.SendPacket(new ControlPacket(
                name(),
                local.diagnostic(),
                flags,
                own.multiplier(),
                new Discriminators(local.discriminator(), remote.discriminator()),
                new Intervals(isUp() ? own.minTxMicros() : own.idleTxMicros(), own.minRxMicros(), 0))));
        local = local.withPoll(local.poll() && !local.answer()).withAnswer(false);
        traffic = traffic.plusSent();
    }

    boolean sendsPeriodically() {
        return deadlines.sendNanos() != NEVER;
    }

    /** Sends the next periodic packet one interval after a time, less jitter (RFC 5880, section 6.8.7). */
    void scheduleFrom(long nanos) {
        long interval = timing.sendNanos();
        long least = interval / LEAST_JITTER;
        long jitter = least + chance().upTo(interval / MOST_JITTER - least);
        deadlines = deadlines.withSend(nanos + interval - jitter);
    }

    void schedule() {
        scheduleFrom(now());
    }

    void stopPeriodic() {
        deadlines = deadlines.withSend(NEVER);
    }

    private void write(BfdMessage message, String first, Object... details) {
        List<Object> arguments = new ArrayList<>(details.length + 1);
        arguments.add(first);
        arguments.addAll(List.of(details));
        actions.add(new BfdAction.Log(new BfdNotice(message, arguments)));
    }
}

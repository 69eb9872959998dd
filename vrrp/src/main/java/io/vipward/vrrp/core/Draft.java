package io.vipward.vrrp.core;

import io.vipward.vrrp.core.InstanceState.Situation;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step in the making: lives for one event, then becomes an immutable {@link Step}. */
final class Draft {
    private static final Reason UNCHANGED = new Reason.Unchanged();

    private final InstanceSettings settings;
    private final OutgoingAdverts adverts;
    private final @Nullable InetAddress sourceBefore;
    private final long nowNanos;
    private final List<Action> actions = new ArrayList<>();
    private InstanceState state;
    private Reason reason = UNCHANGED;

    Draft(InstanceSettings settings, OutgoingAdverts adverts, InstanceState state, long nowNanos) {
        this.settings = settings;
        this.adverts = adverts;
        this.sourceBefore = state.conditions().source();
        this.state = state;
        this.nowNanos = nowNanos;
    }

    InstanceState state() {
        return state;
    }

    Phase phase() {
        return state.phase();
    }

    Heard heard() {
        return state.heard();
    }

    long now() {
        return nowNanos;
    }

    /** What timers count from: the end of the start-up delay while that is running. */
    long timersFrom() {
        return Math.max(nowNanos, state.conditions().quietUntilNanos());
    }

    int effectivePriority() {
        return state.standing().effectivePriority();
    }

    Step finish() {
        return new Step(state, reason, actions);
    }

    void add(Action action) {
        actions.add(action);
    }

    /**
     * Writes a line about this instance.
     *
     * @param details what the text names behind the instance
     */
    void log(Message message, Object... details) {
        List<Object> arguments = new ArrayList<>(details.length + 1);
        arguments.add(settings.name());
        arguments.addAll(List.of(details));
        logAsWritten(new Notice(message, arguments));
    }

    void logAsWritten(Notice notice) {
        actions.add(new Action.Log(notice));
    }

    void count(Counter counter) {
        state = state.plusOne(counter);
    }

    void hear(Heard heard) {
        state = state.with(heard);
    }

    void remember(Memory memory) {
        state = state.with(memory);
    }

    void assess(Conditions conditions, Standing standing) {
        state = state.with(conditions, standing);
    }

    /** The same state with other deadlines or details. */
    void stayIn(Phase phase) {
        state = state.with(new Situation(
                phase, state.situation().sinceNanos(), state.situation().reason()));
    }

    /** Another state, or the same for another reason. */
    void moveTo(Phase phase, Reason why) {
        boolean same = phase.name() == state.name();
        state = state.with(new Situation(phase, same ? state.situation().sinceNanos() : nowNanos, why));
        reason = why;
    }

    void because(Reason why) {
        reason = why;
    }

    void report(StateName from, boolean announced) {
        actions.add(new Action.Report(new Transition(
                settings.name(), from, state.name(), state.situation().reason(), effectivePriority(), announced)));
    }

    /** Sends if there is an address to send from; the last one will do where it has just been lost. */
    void sendAdvert(int priority) {
        InetAddress source = source();
        if (source == null || settings.destinations().isEmpty()) {
            return;
        }
        state = state.with(state.memory().next()).plusOne(Counter.ADVERTS_SENT);
        actions.add(adverts.send(source, state.memory(), priority));
    }

    /** Where adverts are sent from; null if there is nothing, not even what has just been lost. */
    @Nullable
    InetAddress source() {
        InetAddress configured = settings.router().sourceAddress();
        if (configured != null) {
            return configured;
        }
        InetAddress current = state.conditions().source();
        // IPv6 has nothing left to send with once the address is gone.
        return current != null || settings.v6() ? current : sourceBefore;
    }
}

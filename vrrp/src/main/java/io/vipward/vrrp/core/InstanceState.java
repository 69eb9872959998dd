package io.vipward.vrrp.core;

/**
 * Everything that an election remembers between two events.
 *
 * @param situation state and reason
 * @param conditions of the world around
 * @param standing what follows from the conditions
 * @param heard from others
 * @param identification of the last advert that was sent, 0 before the first
 */
public record InstanceState(
        Situation situation,
        Conditions conditions,
        Standing standing,
        Heard heard,
        Counters counters,
        int identification) {
    /**
     * Where the instance stands.
     *
     * @param sinceNanos when it came there
     * @param reason why it came there
     */
    public record Situation(Phase phase, long sinceNanos, Reason reason) {}

    public Phase phase() {
        return situation.phase();
    }

    public StateName name() {
        return situation.phase().name();
    }

    /** When the election wants to be called if nothing happens before, {@link Phase#NEVER} if not at all. */
    public long nextDeadlineNanos() {
        return situation.phase().nextDeadlineNanos();
    }

    /** Whether the instance is to hold its addresses. */
    public boolean holdsAddresses() {
        return situation.phase() instanceof Phase.Master;
    }
}

package io.vipward.vrrp.core;

/**
 * Everything that an election remembers between two events.
 *
 * @param situation state and reason
 * @param conditions of the world around
 * @param standing what follows from the conditions
 * @param heard from others
 * @param counters what happened so far
 * @param memory of single packets
 */
public record InstanceState(
        Situation situation, Conditions conditions, Standing standing, Heard heard, Counters counters, Memory memory) {
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

    InstanceState with(Situation other) {
        return new InstanceState(other, conditions, standing, heard, counters, memory);
    }

    InstanceState with(Conditions others, Standing other) {
        return new InstanceState(situation, others, other, heard, counters, memory);
    }

    InstanceState with(Heard other) {
        return new InstanceState(situation, conditions, standing, other, counters, memory);
    }

    InstanceState with(Memory other) {
        return new InstanceState(situation, conditions, standing, heard, counters, other);
    }

    InstanceState plusOne(Counter counter) {
        return new InstanceState(situation, conditions, standing, heard, counters.plusOne(counter), memory);
    }
}

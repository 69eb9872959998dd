package io.vipward.parser.model;

/**
 * Whether and when a master of lower priority is preempted.
 *
 * @param preempt false for {@code nopreempt}
 * @param delayNanos {@code preempt_delay}, 0 for none
 * @param yieldsAfterStall {@code timer_expired_backup}: after having stood still for long, yield to a master of at most this
 *     priority, 1..254; 0 for no
 */
public record Preemption(boolean preempt, long delayNanos, int yieldsAfterStall) {
    public static final Preemption IMMEDIATE = new Preemption(true, 0, 0);
}

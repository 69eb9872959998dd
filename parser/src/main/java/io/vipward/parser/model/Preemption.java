package io.vipward.parser.model;

/**
 * Whether and when a master of lower priority is preempted.
 *
 * @param preempt false for {@code nopreempt}
 * @param delayNanos {@code preempt_delay}, 0 for none
 */
public record Preemption(boolean preempt, long delayNanos) {
    public static final Preemption IMMEDIATE = new Preemption(true, 0);
}

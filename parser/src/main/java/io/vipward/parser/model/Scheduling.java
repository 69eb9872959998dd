package io.vipward.parser.model;

import java.util.List;

/** How much of the processors each part of the daemon gets. */
public record Scheduling(Part vrrp, Part checker, Part bfd, AutoPriority automatic) {
    public static final Scheduling DEFAULT = new Scheduling(Part.DEFAULT, Part.DEFAULT, Part.DEFAULT, AutoPriority.OFF);

    /**
     * Of one part.
     *
     * @param nice {@code ..._priority}, -20..19
     * @param locked {@code ..._no_swap}
     * @param realTimePriority {@code ..._rt_priority}, 1..99, 0 for none
     * @param processors {@code ..._cpu_affinity}, empty for all
     * @param realTimeLimitMicros {@code ..._rlimit_rttime}, at least 2, 10000 by default
     */
    public record Part(
            int nice, boolean locked, int realTimePriority, List<Integer> processors, long realTimeLimitMicros) {
        public static final Part DEFAULT = new Part(0, false, 0, List.of(), 10_000);

        public Part {
            processors = List.copyOf(processors);
        }

        public Part withProcessors(List<Integer> others) {
            return new Part(nice, locked, realTimePriority, others, realTimeLimitMicros);
        }
    }

    /**
     * Raising the priority of a part that is late.
     *
     * @param most {@code max_auto_priority}, 1..99; 0 for not raising, -1 for not even saying so
     * @param delayMicros {@code min_auto_priority_delay}: how late that is, 1..10000000, one second by default
     */
    public record AutoPriority(int most, long delayMicros) {
        public static final AutoPriority OFF = new AutoPriority(0, 1_000_000);
    }
}

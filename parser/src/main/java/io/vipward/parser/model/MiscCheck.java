package io.vipward.parser.model;

/**
 * {@code MISC_CHECK}: a program that ends with 0.
 *
 * @param command {@code misc_path}, with the user of {@code user}
 * @param timeoutNanos {@code misc_timeout}, the virtual server's {@code delay_loop} by default
 * @param dynamic {@code misc_dynamic}: exit codes from 2 on are a weight
 */
public record MiscCheck(
        Origins origins, ScriptCommand command, long timeoutNanos, boolean dynamic, CheckSchedule schedule)
        implements Checker {
    @Override
    public String keyword() {
        return "MISC_CHECK";
    }
}

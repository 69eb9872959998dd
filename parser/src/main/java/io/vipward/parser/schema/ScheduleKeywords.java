package io.vipward.parser.schema;

import static io.vipward.parser.schema.NumberForm.UNSIGNED_INT;
import static io.vipward.parser.schema.NumberForm.lenient;
import static io.vipward.parser.schema.TimeForm.seconds;
import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.VirtualServerTable.LONGEST;

/** The keywords of all checkers that probe at times of their own. Each table has them for itself. */
public final class ScheduleKeywords {
    public final Keyword<Long> retry;
    public final Keyword<Long> delayBeforeRetry;
    public final Keyword<Long> warmup;
    public final Keyword<Long> delayLoop;
    public final Keyword<Boolean> alpha;
    public final Keyword<Boolean> logAllFailures;

    /**
     * Adds them to a table.
     *
     * @param retries what {@code retry} is at last
     * @param delay what {@code delay_before_retry} is at last
     */
    ScheduleKeywords(Table table, String retries, String delay) {
        retry = table.keyword(
                "retry",
                lenient(0, UNSIGNED_INT),
                "the real server's, or " + retries,
                "failures in a row that are tolerated",
                ARGUMENT_IS_VITAL);
        delayBeforeRetry = table.keyword(
                "delay_before_retry",
                seconds("0", LONGEST),
                "the real server's, or " + delay,
                "time to the next attempt",
                ARGUMENT_IS_VITAL);
        warmup = table.keyword(
                "warmup",
                seconds("0", LONGEST),
                "the real server's, or delay_loop",
                "time to the first",
                ARGUMENT_IS_VITAL);
        delayLoop = table.keyword(
                "delay_loop",
                seconds("0.000001", LONGEST),
                "the real server's",
                "time between checks",
                ARGUMENT_IS_VITAL);
        alpha = table.keyword("alpha", Forms.BOOLEAN, "the real server's", "starts as failed");
        logAllFailures =
                table.keyword("log_all_failures", Forms.BOOLEAN, "checker_log_all_failures", "log each failed attempt");
    }
}

package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * What a virtual server, or a real server, says for the checkers in it. Those have it already; it is kept for people who
 * look at the server.
 *
 * @param retry null where nothing is said, so that each type of checker has its own
 * @param delayBeforeRetryNanos null as before
 * @param warmupNanos null for the checker's {@code delay_loop}
 */
public record CheckDefaults(
        long delayLoopNanos,
        long connectTimeoutNanos,
        @Nullable Long retry,
        @Nullable Long delayBeforeRetryNanos,
        @Nullable Long warmupNanos,
        boolean alpha) {}

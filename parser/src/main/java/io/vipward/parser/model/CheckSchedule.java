package io.vipward.parser.model;

/**
 * When a checker probes and when it believes.
 *
 * @param retry failures tolerated in a row, at least 0
 * @param alpha starts as failed
 */
public record CheckSchedule(
        long delayLoopNanos,
        long connectTimeoutNanos,
        int retry,
        long delayBeforeRetryNanos,
        long warmupNanos,
        boolean alpha) {}

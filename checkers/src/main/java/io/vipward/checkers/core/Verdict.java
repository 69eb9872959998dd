package io.vipward.checkers.core;

/**
 * What a checker has decided about its real server.
 *
 * @param wasUp what it thought before
 * @param firstRun whether this is its first attempt that counts
 * @param alpha whether the checker is an {@code alpha} one
 */
public record Verdict(boolean up, boolean wasUp, boolean firstRun, boolean alpha, Reason reason) {}

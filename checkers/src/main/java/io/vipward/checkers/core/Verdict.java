package io.vipward.checkers.core;

import java.util.Optional;

/**
 * What a checker has decided about its real server.
 *
 * @param wasUp what it thought before
 * @param firstRun whether this is its first attempt that counts
 * @param alpha whether the checker is an {@code alpha} one
 * @param mail the text of the mail that tells of it, empty for none
 */
public record Verdict(
        boolean up, boolean wasUp, boolean firstRun, boolean alpha, Reason reason, Optional<String> mail) {}

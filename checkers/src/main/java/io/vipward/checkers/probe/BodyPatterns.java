package io.vipward.checkers.probe;

import io.vipward.parser.model.BodyPattern;
import java.util.Optional;

/** Whether patterns can be used on this machine. Any thread. */
public final class BodyPatterns {
    private BodyPatterns() {}

    /** What is wrong with a pattern, one sentence; empty where nothing is. */
    public static Optional<String> problem(BodyPattern pattern) {
        try {
            BodyMatcher.of(pattern);
            return Optional.empty();
        } catch (IllegalArgumentException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }
}

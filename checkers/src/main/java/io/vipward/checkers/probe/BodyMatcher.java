package io.vipward.checkers.probe;

import io.vipward.netlink.linux.PerlPattern;
import io.vipward.netlink.linux.PerlPattern.InvalidPatternException;
import io.vipward.parser.model.BodyPattern;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Looks for a pattern in a body, with PCRE2 where this machine has it and with Java's own patterns otherwise. Offsets count in
 * bytes from the body's first. A search that takes too long is given up, which counts as not found. On the loop's thread.
 */
abstract class BodyMatcher {
    private final BodyPattern settings;

    BodyMatcher(BodyPattern settings) {
        this.settings = settings;
    }

    /**
     * The matcher of a pattern.
     *
     * @throws IllegalArgumentException with one sentence if the pattern cannot be used
     */
    static BodyMatcher of(BodyPattern settings) {
        try {
            Optional<PerlPattern> perl =
                    PerlPattern.compile(settings.pattern(), PatternOption.bits(settings.options()));
            return perl.<BodyMatcher>map(pattern -> new Perl(settings, pattern))
                    .orElseGet(() -> new JavaMatcher(settings));
        } catch (InvalidPatternException invalid) {
            throw new IllegalArgumentException(
                    "Invalid regex: '" + settings.pattern() + "' at offset " + invalid.offset() + ": "
                            + invalid.getMessage(),
                    invalid);
        }
    }

    /** Whether the body is as wanted: has the pattern, or has it not. */
    final boolean accepts(ByteBuffer body) {
        int from = (int) Math.min(settings.leastOffset(), body.remaining());
        long found = find(body, from);
        boolean there = found >= 0 && (settings.mostOffset() == 0 || found <= settings.mostOffset());
        return there != settings.negated();
    }

    /** Where the pattern is found first, at an offset or behind it; -1 for nowhere. */
    abstract long find(ByteBuffer body, int from);

    /** With the system's library. */
    private static final class Perl extends BodyMatcher {
        private final PerlPattern pattern;

        Perl(BodyPattern settings, PerlPattern pattern) {
            super(settings);
            this.pattern = pattern;
        }

        @Override
        long find(ByteBuffer body, int from) {
            int length = body.remaining();
            ByteBuffer direct = ByteBuffer.allocateDirect(Math.max(1, length));
            direct.put(body.duplicate());
            return pattern.find(direct, length, from);
        }
    }
}

package io.vipward.parser.source;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold for an include, or the daemon does not start. */
enum IncludeCheck {
    /** Each file found can be read. */
    READ("read"),
    /** A name without wildcards exists. */
    MATCH("match"),
    /** A pattern matches something. */
    WILDCARD("wildcard_match"),
    /** Each alternative of a pattern with braces exists. */
    BRACE("brace_match");

    private final String word;

    IncludeCheck(String word) {
        this.word = word;
    }

    static @Nullable IncludeCheck named(String word) {
        for (IncludeCheck check : values()) {
            if (check.word.equals(word)) {
                return check;
            }
        }
        return null;
    }

    /** The checks that a letter behind {@code include} adds. */
    static Set<IncludeCheck> ofLetter(String letter) {
        return switch (letter) {
            case "r" -> EnumSet.of(READ);
            case "m" -> EnumSet.of(READ, MATCH);
            case "w" -> EnumSet.of(READ, MATCH, WILDCARD);
            case "b" -> EnumSet.of(READ, BRACE);
            case "a" -> EnumSet.allOf(IncludeCheck.class);
            default -> EnumSet.noneOf(IncludeCheck.class);
        };
    }
}

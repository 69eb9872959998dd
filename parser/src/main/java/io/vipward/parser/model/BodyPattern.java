package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code regex}: a pattern of PCRE2 that is looked for in the body. Whether it compiles is for who uses it to say.
 *
 * @param negated {@code regex_no_match}: it must not be found
 * @param options {@code regex_options}, the known words in the order of the file, each once
 * @param leastOffset {@code regex_min_offset}: where a match may begin, in bytes
 * @param mostOffset {@code regex_max_offset}: where it must begin at the latest, 0 for anywhere
 * @param stack {@code regex_stack}, null for PCRE2's own
 */
public record BodyPattern(
        String pattern,
        boolean negated,
        List<String> options,
        long leastOffset,
        long mostOffset,
        @Nullable JitStack stack) {
    public BodyPattern {
        options = List.copyOf(options);
    }

    /** {@code regex_stack}: bytes of the JIT compiler's stack. */
    public record JitStack(long startBytes, long mostBytes) {}
}

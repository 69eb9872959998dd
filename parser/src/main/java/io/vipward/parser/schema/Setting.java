package io.vipward.parser.schema;

import io.vipward.parser.grammar.Word;
import org.jspecify.annotations.Nullable;

/**
 * A keyword that was written, with its value.
 *
 * @param at the first argument, or the keyword where it has none
 * @param order the number of the statement in its block: smaller was written earlier
 * @param earlier the setting of the same keyword before this one, null if there is none
 */
public record Setting<T>(
        T value, Word at, int order, @Nullable Setting<T> earlier) {}

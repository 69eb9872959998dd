package io.vipward.parser.schema;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One line of a table: a keyword of a block.
 *
 * @param index its place in the table, from 0
 * @param <T> the type of its value
 */
public record Keyword<T>(String name, int index, Form<T> form, Support support, Set<Trait> traits, Text text) {

    /** What the reference says about a keyword. */
    public record Text(
            String initially, String help, @Nullable String replacement) {}

    public Keyword {
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }
}

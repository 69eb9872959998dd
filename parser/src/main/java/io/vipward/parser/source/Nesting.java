package io.vipward.parser.source;

import org.jspecify.annotations.Nullable;

/**
 * What a line came out of.
 *
 * @param name of the definition, null for a sequence or an include
 * @param outer what that came out of, null for a line of a file
 * @param depth how many there are
 */
record Nesting(@Nullable String name, @Nullable Nesting outer, int depth) {
    static final Nesting NONE = new Nesting(null, null, 0);

    Nesting within(@Nullable String definition) {
        return new Nesting(definition, this, depth + 1);
    }

    boolean contains(String definition) {
        for (Nesting at = this; at != null; at = at.outer) {
            if (definition.equals(at.name)) {
                return true;
            }
        }
        return false;
    }
}

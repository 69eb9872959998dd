package io.vipward.parser.format;

import io.vipward.parser.source.Position;

/** What became of a text that was to be formatted. */
public sealed interface Formatted {
    /** The text in the one layout; the same text if it had that already. */
    record Rewritten(String text) implements Formatted {}

    /** The text cannot be formatted without a change of its meaning, and stays as it is. */
    record Refused(Position place, String reason) implements Formatted {
        @Override
        public String toString() {
            return place + ": not formatted: " + reason;
        }
    }
}

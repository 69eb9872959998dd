package io.vipward.parser.source;

import java.util.List;

/** The head of a {@code ~SEQ}, {@code ~SEQx} or {@code ~LST} line: variables, and the values they take in turn. */
sealed interface Sequence {
    /** The head cannot be used. */
    record Invalid(String fault) implements Sequence {}

    /** Numbers from the first to the last; {@code count} of them. */
    record Numbers(String variable, long first, long step, long count, boolean hexadecimal) implements Sequence {
        String value(long index) {
            long value = first + index * step;
            return hexadecimal ? Long.toHexString(value) : Long.toString(value);
        }
    }

    /** A row of values, one for each variable; a value may be empty. */
    record Rows(List<String> variables, List<List<SourceText>> rows) implements Sequence {}
}

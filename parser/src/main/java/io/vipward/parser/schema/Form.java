package io.vipward.parser.schema;

import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a keyword, and how it becomes a value.
 *
 * @param <T> the value's type
 */
public interface Form<T> {
    /** How the arguments are written in the reference, such as {@code NAME} or {@code 1..255}. */
    String syntax();

    /** How many words the keyword cannot do without. */
    int required();

    /** The value, or null with a diagnostic where there is none. At least the required words are there. */
    @Nullable
    T read(Arguments arguments);

    /** What keepalived does with a remark behind the last argument. */
    default Remark remark() {
        return Remark.IGNORED;
    }

    /** The same for a statement with these words, where it depends on them. */
    default Remark remarkBehind(List<Word> words) {
        return remark();
    }

    /** Whether a statement with these words, the keyword included, needs no further word. */
    default boolean isComplete(List<Word> words) {
        return words.size() - 1 >= required();
    }

    /** The vocabulary of the block that belongs to the keyword, null if it has none. */
    default @Nullable KeywordRules inside() {
        return null;
    }
}

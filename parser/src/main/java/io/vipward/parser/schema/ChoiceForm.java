package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Spelling;
import io.vipward.parser.grammar.Word;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One word of a few. */
final class ChoiceForm<T> implements Form<T> {
    private final Map<String, T> choices;
    private final boolean anyCase;

    private ChoiceForm(Map<String, T> choices, boolean anyCase) {
        this.choices = new LinkedHashMap<>(choices);
        this.anyCase = anyCase;
    }

    /** The words are the values. */
    static ChoiceForm<String> of(String... words) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String word : words) {
            choices.put(word, word);
        }
        return new ChoiceForm<>(choices, false);
    }

    /** The words are the names of the constants, in upper case as the language has them. */
    static <E extends Enum<E>> ChoiceForm<E> of(E[] constants) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : constants) {
            choices.put(constant.name(), constant);
        }
        return new ChoiceForm<>(choices, false);
    }

    /** The words are what the function makes of the constants. */
    static <E extends Enum<E>> ChoiceForm<E> of(E[] constants, Function<E, String> word) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : constants) {
            choices.put(word.apply(constant), constant);
        }
        return new ChoiceForm<>(choices, false);
    }

    /** Words that stand for something, in the order of the reference. */
    static <T> ChoiceForm<T> of(Map<String, T> choices) {
        return new ChoiceForm<>(choices, false);
    }

    /** Upper and lower case are the same. */
    ChoiceForm<T> inAnyCase() {
        return new ChoiceForm<>(choices, true);
    }

    @Override
    public String syntax() {
        return String.join("|", choices.keySet());
    }

    @Override
    public int required() {
        return 1;
    }

    @Override
    public @Nullable T read(Arguments arguments) {
        Word word = arguments.next();
        T choice = choices.get(anyCase ? word.text().toUpperCase(Locale.ROOT) : word.text());
        if (choice == null) {
            String nearest = Spelling.nearest(word.text(), choices.keySet());
            arguments.report(
                    DiagnosticCode.INVALID_CHOICE,
                    word,
                    word + " is not one of " + syntax() + "; " + arguments.keyword() + " is ignored",
                    nearest == null ? Advice.NONE : Advice.help("did you mean " + nearest + "?"));
        }
        return choice;
    }
}

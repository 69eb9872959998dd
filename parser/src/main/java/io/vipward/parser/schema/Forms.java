package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forms without parameters of their own. */
final class Forms {
    private static final Set<String> TRUE = Set.of("true", "on", "yes");
    private static final Set<String> FALSE = Set.of("false", "off", "no");
    private static final int INTERFACE_NAME_CHARACTERS = 15;

    /** No argument; whatever stands there is ignored. */
    static final Form<Boolean> FLAG = new SimpleForm<>("", 0, Remark.IGNORED, arguments -> true);

    /** {@code [true|on|yes|false|off|no]}, true where it stands alone. */
    static final Form<Boolean> BOOLEAN = new SimpleForm<>("[BOOLEAN]", 0, Remark.NO_EFFECT, Forms::bool);

    /** A boolean that keepalived only ever sets, even where it reads off. */
    static final Form<Boolean> BOOLEAN_SET_BY_OFF =
            new SimpleForm<>("[BOOLEAN]", 0, Remark.NO_EFFECT, Forms::boolSetByOff);

    /** One word, as it is. */
    static final Form<String> WORD = word("NAME");

    /** One word, and nothing behind it. */
    static final Form<String> ONLY_WORD = new SimpleForm<>("NAME", 1, Remark.NO_EFFECT, Forms::onlyWord);

    static final Form<String> INTERFACE = new SimpleForm<>("IF", 1, Remark.IGNORED, Forms::interfaceName);

    /** Any words, none of them needed and none of them looked at. */
    static final Form<Boolean> ANYTHING = new SimpleForm<>("[...]", 0, Remark.IGNORED, arguments -> true);

    private Forms() {}

    static Form<String> word(String syntax) {
        return new SimpleForm<>(
                syntax, 1, Remark.IGNORED, arguments -> arguments.next().text());
    }

    /** At least so many words, not looked at. */
    static Form<Boolean> words(String syntax, int required) {
        return new SimpleForm<>(syntax, required, Remark.IGNORED, arguments -> true);
    }

    private static @Nullable String onlyWord(Arguments arguments) {
        Word word = arguments.next();
        Word second = arguments.peek();
        if (second == null) {
            return word.text();
        }
        arguments.report(
                DiagnosticCode.INVALID_NAME,
                second,
                arguments.keyword() + " takes one word only; it is ignored",
                Advice.help("put a name that contains blanks between double quotes"));
        return null;
    }

    private static @Nullable Boolean bool(Arguments arguments) {
        if (!arguments.hasNext()) {
            return true;
        }
        Word word = arguments.next();
        if (TRUE.contains(word.text())) {
            return true;
        }
        if (FALSE.contains(word.text())) {
            return false;
        }
        arguments.report(
                DiagnosticCode.INVALID_BOOLEAN,
                word,
                word + " is neither true, on, yes nor false, off, no; " + arguments.keyword() + " has no effect",
                Advice.help("the words are written in lower case"));
        return null;
    }

    private static @Nullable Boolean boolSetByOff(Arguments arguments) {
        Word word = arguments.peek();
        Boolean value = bool(arguments);
        if (word != null && value != null && !value) {
            arguments.report(
                    DiagnosticCode.FLAG_CANNOT_BE_OFF,
                    word,
                    arguments.keyword() + " is turned off here, as written",
                    Advice.keepalived("turns it on whatever the argument is"));
        }
        return value;
    }

    private static @Nullable String interfaceName(Arguments arguments) {
        Word word = arguments.next();
        if (word.text().length() > INTERFACE_NAME_CHARACTERS) {
            arguments.report(
                    DiagnosticCode.INVALID_INTERFACE,
                    word,
                    "the interface name " + word + " is longer than 15 characters and is ignored");
            return null;
        }
        return word.text();
    }
}

package io.vipward.parser.schema;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.IpPrefix;
import io.vipward.parser.model.Realms;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The words of one entry of routes or rules while they are read. The first fault ends the entry. */
final class EntryWords {
    private static final int INTERFACE_CHARACTERS = 15;
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private final Arguments arguments;
    private boolean usable = true;

    EntryWords(Arguments arguments) {
        this.arguments = arguments;
    }

    /** False once the entry had to be dropped. */
    boolean isUsable() {
        return usable;
    }

    boolean hasNext() {
        return usable && arguments.hasNext();
    }

    Word next() {
        return arguments.next();
    }

    /** Whether the next word is this one, which is then taken. */
    boolean take(String text) {
        Word word = usable ? arguments.peek() : null;
        boolean found = word != null && word.text().equals(text);
        if (found) {
            arguments.next();
        }
        return found;
    }

    /** The next word without taking it, empty where there is none. */
    String peek() {
        Word word = arguments.peek();
        return word == null ? "" : word.text();
    }

    /** The word behind an option; without one keepalived ends at once. */
    @Nullable
    Word argument(Word option) {
        if (arguments.hasNext()) {
            return arguments.next();
        }
        drop(DiagnosticCode.MISSING_MANDATORY_ARGUMENT, option, option + " needs an argument");
        return null;
    }

    /** Reports what makes the entry unusable. */
    void drop(DiagnosticCode code, Word word, String message) {
        drop(code, word, message, Advice.NONE);
    }

    void drop(DiagnosticCode code, Word word, String message, Advice advice) {
        arguments.report(code, word, message + "; the entry is dropped", advice);
        usable = false;
    }

    /** Ends the entry, which was reported. */
    void giveUp() {
        usable = false;
    }

    /** Reports what the entry can live with. */
    void report(DiagnosticCode code, Word word, String message, Advice advice) {
        arguments.report(code, word, message, advice);
    }

    void report(DiagnosticCode code, Verdict verdict, Word word, String message, Advice advice) {
        arguments.report(code, verdict, word, message, advice);
    }

    /** Reports what keepalived does not. */
    void remark(DiagnosticCode code, Word word, String message, Advice advice) {
        arguments.report(code, Verdict.ACCEPTED, word, message, advice);
    }

    /** A decimal number. */
    @Nullable
    Long number(Word option, long least, long most) {
        Word word = argument(option);
        if (word == null) {
            return null;
        }
        Long value = RouteName.decimal(word.text());
        return inRange(value, word, option, least, most);
    }

    /** A number in any base; {@code most} has no sign. */
    @Nullable
    Long anyNumber(Word option, long least, long most) {
        Word word = argument(option);
        return word == null ? null : inRange(RouteName.number(word.text()), word, option, least, most);
    }

    @Nullable
    Long inRange(@Nullable Long value, Word word, Word option, long least, long most) {
        if (value != null && Long.compareUnsigned(value, least) >= 0 && Long.compareUnsigned(value, most) <= 0) {
            return value;
        }
        drop(
                value == null ? DiagnosticCode.INVALID_NUMBER : DiagnosticCode.NUMBER_OUT_OF_RANGE,
                word,
                word + " is not a number of " + least + ".." + Long.toUnsignedString(most) + " for " + option);
        return null;
    }

    /** A name that iproute2 knows, or a number. */
    @Nullable
    Long named(Word option, RouteName names) {
        Word word = argument(option);
        if (word == null) {
            return null;
        }
        Long value = names.find(word.text());
        if (value == null) {
            drop(
                    DiagnosticCode.INVALID_CHOICE,
                    word,
                    word + " is not a " + names.noun() + " that is known",
                    Advice.help("write its number"));
        }
        return value;
    }

    /** {@code [FROM/]TO}. */
    @Nullable
    Realms realms(Word option) {
        Word word = argument(option);
        if (word == null) {
            return null;
        }
        int slash = word.text().indexOf('/');
        Long from =
                slash < 0 ? Long.valueOf(0) : RouteName.REALM.find(word.text().substring(0, slash));
        Long to = RouteName.REALM.find(word.text().substring(slash + 1));
        if (from == null || to == null) {
            drop(DiagnosticCode.INVALID_CHOICE, word, word + " is not a realm or two of them with a slash between");
            return null;
        }
        return new Realms(from.intValue(), to.intValue());
    }

    @Nullable
    InetAddress address(Word option) {
        Word word = argument(option);
        if (word == null) {
            return null;
        }
        InetAddress address = IpText.parse(word.text());
        if (address == null) {
            drop(DiagnosticCode.INVALID_ADDRESS, word, word + " is not an IP address");
        }
        return address;
    }

    /** {@code ADDRESS[/LENGTH]}. */
    @Nullable
    IpPrefix prefix(Word word) {
        int slash = word.text().indexOf('/');
        InetAddress address = IpText.parse(slash < 0 ? word.text() : word.text().substring(0, slash));
        if (address == null) {
            drop(DiagnosticCode.INVALID_ADDRESS, word, word + " is neither an option nor an address");
            return null;
        }
        return new IpPrefix(address, Prefix.read(word, slash, IpText.isV6(address) ? V6_BITS : V4_BITS, arguments));
    }

    @Nullable
    String interfaceName(Word option) {
        Word word = argument(option);
        if (word == null) {
            return null;
        }
        if (word.text().isEmpty() || word.text().length() > INTERFACE_CHARACTERS) {
            drop(DiagnosticCode.INVALID_INTERFACE, word, "an interface name has 1 to 15 characters, not as " + word);
            return null;
        }
        return word.text();
    }

    /** {@code inet} or {@code inet6} before a route or a rule says what the addresses say anyway. */
    void familyWord(Word word) {
        report(
                DiagnosticCode.INVALID_OPTION,
                word,
                word + " is not needed here",
                new Advice("leave it out: the addresses say it", "loses the word behind it"));
    }
}

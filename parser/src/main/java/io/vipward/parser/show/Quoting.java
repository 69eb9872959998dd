package io.vipward.parser.show;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words as they must be written to be read back the same, for both tokenizers.
 *
 * <p>The model holds no word that cannot be written: what the general tokenizer gives has no double quote without a
 * backslash before it, and a command can escape everything.
 */
final class Quoting {
    private static final String PLAIN = "._:/+-=,*%^&@~?()[]<>|;\\";
    /** First characters by which a line is a condition or a sequence. */
    private static final String BEGINNING_A_LINE = "@~";

    private static final int DELETE = 0x7f;

    private Quoting() {}

    /** A word for the general tokenizer. */
    static String word(String text) {
        boolean plain = !text.isEmpty()
                && BEGINNING_A_LINE.indexOf(text.charAt(0)) < 0
                && !text.startsWith("//")
                && text.chars().allMatch(Quoting::isPlain);
        if (plain) {
            return text;
        }
        return isQuotable(text) ? '"' + text + '"' : text.replace("#", "\\#").replace("!", "\\!");
    }

    /** A command string for the command tokenizer, between double quotes: the line is split first, then the string. */
    static String command(List<String> arguments) {
        return arguments.stream().map(Quoting::argument).collect(Collectors.joining(" ", "\"", "\""));
    }

    /** One word between double quotes whose escapes are replaced. */
    static String pattern(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (isControl(c) || c == '$') {
                out.append(String.format("\\%03o", c));
            } else {
                out.append(c == '\\' || c == '"' ? "\\" : "").append((char) c);
            }
        });
        return out.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return PLAIN.indexOf(c) >= 0 || Character.isLetterOrDigit(c) || c > DELETE;
    }

    /** A backslash at the end would take the closing quote for its own; such a word was read without quotes. */
    private static boolean isQuotable(String text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 0;
    }

    private static String argument(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> isPlain(c) && c != '\\')) {
            return text;
        }
        boolean single = text.chars().noneMatch(c -> c == '\'' || c == '"' || isControl(c)) && !text.contains("${_");
        return single ? '\'' + text + '\'' : escaped(text);
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == DELETE;
    }

    /** Outside quotes. A dollar sign is written as a number, because definitions are replaced before escapes. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (isControl(c) || c == '$') {
                out.append(String.format("\\%03o", c));
            } else if (isPlain(c) && c != '\\') {
                out.append((char) c);
            } else {
                out.append('\\').append((char) c);
            }
        });
        return out.toString();
    }
}

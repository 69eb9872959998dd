package io.vipward.parser.grammar;

import io.vipward.parser.source.SourceBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * The command tokenizer: splits a line into the command string, a user and a group, and the command string into its
 * arguments. Escapes are decoded once, in the second step (keepalived 2.3.2 and later).
 *
 * @param arguments of the command; empty if there are none or the fault is set
 * @param others the words of the line behind the command string
 * @param fault why the command cannot be used, null if it can
 */
public record CommandSplit(
        List<String> arguments,
        List<String> others,
        @Nullable String fault) {
    private static final char ESCAPE_CODE = 0x1b;
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|c.|.)", Pattern.DOTALL);
    private static final char VERTICAL_TAB = 0x0b;

    public CommandSplit {
        arguments = List.copyOf(arguments);
        others = List.copyOf(others);
    }

    /** Splits what stands behind the keyword. */
    public static CommandSplit of(String line) {
        Splitter outer = new Splitter(line, false);
        if (outer.fault != null || outer.words.isEmpty()) {
            return new CommandSplit(List.of(), List.of(), outer.fault == null ? "the command is empty" : outer.fault);
        }
        List<String> others = outer.words.subList(1, outer.words.size());
        Splitter inner = new Splitter(outer.words.get(0), true);
        if (inner.fault != null) {
            return new CommandSplit(List.of(), others, inner.fault);
        }
        if (inner.words.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            return new CommandSplit(List.of(), others, "an argument cannot contain a NUL byte");
        }
        boolean named = !inner.words.isEmpty() && !inner.words.get(0).isEmpty();
        return named
                ? new CommandSplit(inner.words, others, null)
                : new CommandSplit(List.of(), others, "the command is empty");
    }

    /** The words of a line with their escapes as they are; none where a quote is not closed. */
    public static List<String> words(String line) {
        Splitter outer = new Splitter(line, false);
        return outer.fault == null ? List.copyOf(outer.words) : List.of();
    }

    /** A word with its escapes replaced. */
    public static String decode(String word) {
        return ESCAPE.matcher(word).replaceAll(escape -> Matcher.quoteReplacement(decoded(escape.group())));
    }

    /** Whether the text ends inside quotes. */
    public static boolean endsInQuotes(String line) {
        return new Splitter(line, false).fault != null;
    }

    /** One pass over a text. */
    private static final class Splitter {
        private final boolean decoding;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private boolean inDouble;
        private @Nullable String fault;

        private Splitter(String text, boolean decoding) {
            this.decoding = decoding;
            CommandLexer lexer = new CommandLexer(new SourceCharStream(text));
            lexer.removeErrorListeners();
            for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
                take(token.getType(), token.getText());
            }
            if (inDouble) {
                fault = "a double quote is not closed";
            }
            endWord();
        }

        private void take(int type, String text) {
            switch (type) {
                case CommandLexer.BLANK -> endWord();
                case CommandLexer.OPEN_DOUBLE, CommandLexer.CLOSE_DOUBLE -> {
                    inDouble = !inDouble;
                    append("");
                }
                case CommandLexer.SINGLE -> append(unescapedSigns(text.substring(1, text.length() - 1)));
                case CommandLexer.UNMATCHED_SINGLE -> fault = "a single quote is not closed";
                case CommandLexer.ESCAPE -> append(decoding ? decoded(text) : text);
                case CommandLexer.LONE_BACKSLASH -> fault = "there is no character behind the last backslash";
                default -> append(text);
            }
        }

        /** Comment signs lose their backslash before anything else, outside double quotes. */
        private String unescapedSigns(String text) {
            return decoding ? text : text.replace("\\#", "#").replace("\\!", "!");
        }

        private void append(String text) {
            inWord = true;
            word.append(text);
        }

        private void endWord() {
            if (inWord) {
                words.add(word.toString());
                word.setLength(0);
                inWord = false;
            }
        }
    }

    private static String decoded(String escape) {
        char kind = escape.charAt(1);
        if (kind >= '0' && kind <= '7') {
            return octet(Integer.parseInt(escape.substring(1), 8));
        }
        boolean hasMore = escape.length() > 2;
        return switch (kind) {
            case 'a' -> "\u0007";
            case 'b' -> "\b";
            case 'E' -> String.valueOf(ESCAPE_CODE);
            case 'f' -> "\f";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'v' -> String.valueOf(VERTICAL_TAB);
            case 'x' -> hasMore ? octet(Integer.parseInt(escape.substring(2), 16)) : "x";
            case 'c' -> hasMore ? octet(escape.charAt(2) & 0x1f) : "c";
            default -> escape.substring(1);
        };
    }

    private static String octet(int value) {
        return String.valueOf(SourceBytes.escape(value & 0xff));
    }
}

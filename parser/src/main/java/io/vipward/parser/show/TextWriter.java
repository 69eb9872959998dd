package io.vipward.parser.show;

import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.Weight;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines, blocks and values in the notation of the language. Used by one thread, for one text. */
final class TextWriter {
    private static final String INDENT = "    ";
    private static final int NANOS_DIGITS = 9;

    private final StringBuilder out = new StringBuilder();
    private final boolean secrets;
    private int depth;

    /**
     * An empty text.
     *
     * @param secrets whether passwords are written, or asterisks for them
     */
    TextWriter(boolean secrets) {
        this.secrets = secrets;
    }

    /** The text so far. */
    String text() {
        return out.toString();
    }

    /** A statement; what follows the keyword is quoted where it must be. */
    void line(String keyword, Object... values) {
        statement(keyword, List.of(values));
        out.append('\n');
    }

    /** The same, and the opening brace of its block. */
    void open(String keyword, Object... values) {
        if (depth == 0 && out.length() > 0) {
            out.append('\n');
        }
        statement(keyword, List.of(values));
        out.append(" {\n");
        depth++;
    }

    void close() {
        depth--;
        out.append(INDENT.repeat(depth)).append("}\n");
    }

    /** A statement of words that are computed, such as an entry with its options. */
    void entry(List<?> words) {
        statement(Quoting.word(text(words.get(0))), words.subList(1, words.size()));
        out.append('\n');
    }

    /** A block with a word on each line; nothing for an empty list. */
    void words(String keyword, List<String> words) {
        if (!words.isEmpty()) {
            open(keyword);
            words.forEach(word -> entry(List.of(word)));
            close();
        }
    }

    /** Nothing where there is no value. */
    void optional(String keyword, @Nullable Object value) {
        if (value != null) {
            line(keyword, value);
        }
    }

    /** Nothing where the value is what holds without the keyword. */
    void unless(String keyword, long value, long usual) {
        if (value != usual) {
            line(keyword, value);
        }
    }

    /** The same in seconds. */
    void secondsUnless(String keyword, long nanos, long usual) {
        if (nanos != usual) {
            seconds(keyword, nanos);
        }
    }

    /** A keyword that stands alone, where it is on. */
    void flag(String keyword, boolean on) {
        if (on) {
            line(keyword);
        }
    }

    /** A keyword with an argument that says whether it is on. */
    void bool(String keyword, boolean on) {
        line(keyword, on ? "on" : "off");
    }

    /** Seconds without loss, however the model counts them. */
    void seconds(String keyword, long nanos) {
        line(keyword, seconds(nanos));
    }

    static String seconds(long nanos) {
        BigDecimal seconds = BigDecimal.valueOf(nanos, NANOS_DIGITS).stripTrailingZeros();
        return seconds.toPlainString();
    }

    /** {@code NUMBER [reverse]}. */
    void weight(String keyword, Weight weight) {
        if (weight.reverse()) {
            line(keyword, weight.value(), "reverse");
        } else {
            line(keyword, weight.value());
        }
    }

    /** {@code COMMAND [USER [GROUP]]}; nothing where there is no command. */
    void command(String keyword, @Nullable ScriptCommand command) {
        if (command != null) {
            statement(keyword, List.of());
            out.append(' ').append(Quoting.command(command.arguments()));
            userAndGroup(command.user(), command.group()).forEach(this::append);
            out.append('\n');
        }
    }

    /** One word whose escapes are replaced when it is read. */
    void pattern(String keyword, String pattern) {
        statement(keyword, List.of());
        out.append(' ').append(Quoting.pattern(pattern)).append('\n');
    }

    /** {@code USER [GROUP]}; nothing where there is no user. */
    void user(String keyword, @Nullable String user, @Nullable String group) {
        List<String> words = userAndGroup(user, group);
        if (!words.isEmpty()) {
            statement(keyword, words);
            out.append('\n');
        }
    }

    /** {@code PATH [USER [GROUP]]}; nothing where there is no path. */
    void path(String keyword, @Nullable String path, @Nullable String user, @Nullable String group) {
        if (path != null) {
            List<String> words = new ArrayList<>(List.of(path));
            words.addAll(userAndGroup(user, group));
            statement(keyword, words);
            out.append('\n');
        }
    }

    /**
     * A password.
     *
     * @param before what stands before it
     */
    void secret(String keyword, String text, Object... before) {
        List<Object> values = new ArrayList<>(List.of(before));
        values.add(secrets ? text : "*".repeat(8));
        line(keyword, values.toArray());
    }

    private static List<String> userAndGroup(@Nullable String user, @Nullable String group) {
        List<String> words = new ArrayList<>();
        if (user != null) {
            words.add(user);
            if (group != null) {
                words.add(group);
            }
        }
        return words;
    }

    private void statement(String keyword, List<?> values) {
        out.append(INDENT.repeat(depth)).append(keyword);
        values.forEach(this::append);
    }

    private void append(Object value) {
        out.append(' ').append(Quoting.word(text(value)));
    }

    private static String text(Object value) {
        return value instanceof InetAddress address ? address.getHostAddress() : value.toString();
    }
}

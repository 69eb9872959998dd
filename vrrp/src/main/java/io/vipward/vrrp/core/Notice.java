package io.vipward.vrrp.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One line for the log, not yet turned into text. */
public record Notice(Message message, List<Object> arguments) implements Consequence {
    public Notice {
        arguments = List.copyOf(arguments);
    }

    /**
     * A line with this text.
     *
     * @param arguments in the order of the message's text: strings and integers
     */
    public static Notice of(Message message, Object... arguments) {
        return new Notice(message, Arrays.asList(arguments));
    }

    public String text() {
        return String.format(Locale.ROOT, message.format(), arguments.toArray());
    }
}

package io.vipward.vrrp.bfd;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One line for the log, not yet turned into text. */
public record BfdNotice(BfdMessage message, List<Object> arguments) {
    public BfdNotice {
        arguments = List.copyOf(arguments);
    }

    /**
     * A line with this text.
     *
     * @param arguments in the order of the message's text: strings and integers
     */
    public static BfdNotice of(BfdMessage message, Object... arguments) {
        return new BfdNotice(message, Arrays.asList(arguments));
    }

    public String text() {
        return String.format(Locale.ROOT, message.format(), arguments.toArray());
    }
}

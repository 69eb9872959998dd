package io.vipward.parser.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * What else there is to say about a finding.
 *
 * @param help what to write instead, null where the message says all
 * @param keepalived what keepalived 2.4.3 does with it, null where it does the same
 */
public record Advice(@Nullable String help, @Nullable String keepalived) {
    public static final Advice NONE = new Advice(null, null);

    public static Advice help(String help) {
        return new Advice(help, null);
    }

    public static Advice keepalived(String keepalived) {
        return new Advice(null, keepalived);
    }

    public Advice andHelp(String text) {
        return new Advice(text, keepalived);
    }
}

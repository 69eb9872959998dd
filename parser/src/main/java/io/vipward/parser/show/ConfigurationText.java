package io.vipward.parser.show;

import io.vipward.parser.model.Configuration;

/**
 * The configuration in effect, in the notation of {@code keepalived.conf}.
 *
 * <p>Definitions, includes and conditions are resolved, and every default is written out where it has been decided. What
 * is read back from the text is equal, but for the places where it was written. A byte of the file that is no UTF-8 is
 * in the text as {@link io.vipward.parser.source.SourceBytes} has it, which also turns the text into bytes.
 */
public final class ConfigurationText {
    private ConfigurationText() {}

    /** All of it, passwords included. */
    public static String of(Configuration configuration) {
        return write(configuration, true);
    }

    /** With asterisks instead of passwords, for logs. */
    public static String withoutSecrets(Configuration configuration) {
        return write(configuration, false);
    }

    private static String write(Configuration configuration, boolean secrets) {
        TextWriter out = new TextWriter(secrets);
        GlobalDefsText.write(out, configuration);
        TrackersText.write(out, configuration);
        StaticItemsText.write(out, configuration.interfaces());
        StaticItemsText.write(out, configuration.statics());
        configuration.vrrpInstances().forEach(instance -> VrrpInstanceText.write(out, instance));
        configuration.vrrp().syncGroups().forEach(group -> VrrpSyncGroupText.write(out, group));
        BalancingText.write(out, configuration.balancing());
        return out.text();
    }
}

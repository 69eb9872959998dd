package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how alerts are mailed.
 *
 * @param recipients {@code notification_email}
 * @param from {@code notification_email_from}
 * @param smtpServer {@code smtp_server}: address or name
 * @param smtpPort 1..65535, 25 by default
 * @param connectTimeoutNanos {@code smtp_connect_timeout}, 30 s by default
 */
public record MailSettings(
        List<String> recipients,
        @Nullable String from,
        @Nullable String smtpServer,
        int smtpPort,
        long connectTimeoutNanos) {
    public static final MailSettings NONE = new MailSettings(List.of(), null, null, 25, 30_000_000_000L);

    public MailSettings {
        recipients = List.copyOf(recipients);
    }
}

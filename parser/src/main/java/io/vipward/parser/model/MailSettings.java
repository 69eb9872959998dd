package io.vipward.parser.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how alerts are mailed.
 *
 * @param recipients {@code notification_email}
 * @param from {@code notification_email_from}, null for the daemon's user at this host
 */
public record MailSettings(
        List<String> recipients, @Nullable String from, Relay relay, Alerts alerts) {
    public static final MailSettings NONE = new MailSettings(List.of(), null, Relay.NONE, Alerts.UNSET);

    public MailSettings {
        recipients = List.copyOf(recipients);
    }

    /**
     * Who takes mails.
     *
     * @param host {@code smtp_server}: address or name, null for none, then there are no mails
     * @param port 1..65535, 25 by default
     * @param helloName {@code smtp_helo_name}, null for the host's name
     * @param timeoutNanos {@code smtp_connect_timeout}: for each step of a mail, 1..4294 s, 30 s by default
     */
    public record Relay(
            @Nullable String host, int port, @Nullable String helloName, long timeoutNanos) {
        public static final Relay NONE = new Relay(null, 25, null, 30_000_000_000L);
    }

    /**
     * What is mailed where nothing nearer says so; null for unset.
     *
     * @param all {@code smtp_alert}
     * @param vrrp {@code smtp_alert_vrrp}
     * @param checker {@code smtp_alert_checker}
     * @param faults false for {@code no_email_faults}
     * @param checkers false for {@code no_checker_emails}: only changes of whole servers
     */
    public record Alerts(
            @Nullable Boolean all,
            @Nullable Boolean vrrp,
            @Nullable Boolean checker,
            boolean faults,
            boolean checkers) {
        public static final Alerts UNSET = new Alerts(null, null, null, true, true);
    }
}

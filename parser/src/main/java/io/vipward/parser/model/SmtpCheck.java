package io.vipward.parser.model;

/**
 * {@code SMTP_CHECK}: a mail server that says 220, and 250 to HELO.
 *
 * @param heloName {@code helo_name}, {@link #DEFAULT_HELO_NAME} by default
 */
public record SmtpCheck(Origins origins, ConnectionTarget target, CheckSchedule schedule, String heloName)
        implements Checker {
    public static final String DEFAULT_HELO_NAME = "smtpchecker.keepalived.org";

    @Override
    public String keyword() {
        return "SMTP_CHECK";
    }
}

package io.vipward.parser.show;

import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.MailSettings.Alerts;
import io.vipward.parser.model.MailSettings.Relay;
import io.vipward.parser.model.NotificationSettings;
import io.vipward.parser.model.NotificationSettings.DaemonScript;
import io.vipward.parser.model.NotifyFifos.Fifo;
import io.vipward.parser.model.ScriptSecurity;
import org.jspecify.annotations.Nullable;

/** Mail, scripts and FIFOs. */
final class NotificationText {
    private NotificationText() {}

    static void write(TextWriter out, NotificationSettings settings) {
        mail(out, settings.mail());
        security(out, settings.security());
        script(out, "startup_script", settings.startup());
        script(out, "shutdown_script", settings.shutdown());
        fifo(out, "notify_fifo", settings.fifos().all());
        fifo(out, "vrrp_notify_fifo", settings.fifos().vrrp());
        fifo(out, "lvs_notify_fifo", settings.fifos().lvs());
        out.flag("vrrp_notify_priority_changes", settings.switches().priorityChanges());
        out.flag("fifo_write_vrrp_states_on_reload", settings.switches().vrrpStatesOnReload());
        out.flag("rs_init_notifies", settings.switches().firstServerStates());
        out.optional("vipward_webhook", settings.switches().webhook());
        out.secondsUnless(
                "vipward_notify_timeout",
                settings.switches().scriptLimitNanos(),
                NotificationSettings.Switches.DEFAULT_SCRIPT_LIMIT_NANOS);
    }

    private static void mail(TextWriter out, MailSettings mail) {
        out.words("notification_email", mail.recipients());
        out.optional("notification_email_from", mail.from());
        Relay relay = mail.relay();
        if (relay.host() != null) {
            out.line("smtp_server", relay.host(), relay.port());
        }
        out.optional("smtp_helo_name", relay.helloName());
        out.secondsUnless("smtp_connect_timeout", relay.timeoutNanos(), Relay.NONE.timeoutNanos());
        Alerts alerts = mail.alerts();
        bool(out, "smtp_alert", alerts.all());
        bool(out, "smtp_alert_vrrp", alerts.vrrp());
        bool(out, "smtp_alert_checker", alerts.checker());
        out.flag("no_email_faults", !alerts.faults());
        out.flag("no_checker_emails", !alerts.checkers());
    }

    private static void bool(TextWriter out, String keyword, @Nullable Boolean on) {
        if (on != null) {
            out.bool(keyword, on);
        }
    }

    private static void security(TextWriter out, ScriptSecurity security) {
        out.user("script_user", security.user(), security.group());
        out.flag("enable_script_security", security.enabled());
        out.flag("use_symlink_paths", security.symbolicLinks());
        out.flag("set_supplementary_groups", security.supplementaryGroups());
    }

    private static void script(TextWriter out, String keyword, @Nullable DaemonScript script) {
        if (script != null) {
            out.command(keyword, script.command());
            out.seconds(keyword + "_timeout", script.timeoutNanos());
        }
    }

    private static void fifo(TextWriter out, String keyword, Fifo fifo) {
        out.path(keyword, fifo.path(), fifo.user(), fifo.group());
        out.command(keyword + "_script", fifo.script());
    }
}

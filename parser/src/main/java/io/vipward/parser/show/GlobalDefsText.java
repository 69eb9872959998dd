package io.vipward.parser.show;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.ScriptSecurity;

/** {@code global_defs}, without what is only a default of instances or servers: that is written there. */
final class GlobalDefsText {
    private GlobalDefsText() {}

    static void write(TextWriter out, Configuration configuration) {
        GlobalDefinitions global = configuration.global();
        out.open("global_defs");
        out.optional("router_id", global.routerId());
        mail(out, global.mail());
        scripts(out, global.scriptSecurity());
        out.flag(
                "checker_log_all_failures",
                configuration.virtualServers().stream()
                        .anyMatch(server -> server.quorum().checkerLogAllFailures()));
        out.close();
    }

    private static void mail(TextWriter out, MailSettings mail) {
        out.words("notification_email", mail.recipients());
        out.optional("notification_email_from", mail.from());
        if (mail.smtpServer() != null) {
            out.line("smtp_server", mail.smtpServer(), mail.smtpPort());
        }
        out.seconds("smtp_connect_timeout", mail.connectTimeoutNanos());
    }

    private static void scripts(TextWriter out, ScriptSecurity security) {
        out.user("script_user", security.user(), security.group());
        out.flag("enable_script_security", security.enabled());
    }
}

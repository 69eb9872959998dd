package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.ServerBlock;
import io.vipward.parser.schema.ServiceBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.VirtualServerTable;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says that mail is not sent, where it is asked for and nobody knows where to. */
final class MailCheck {
    private final BoundBlock top;
    private final Globals globals;
    private final Diagnostics diagnostics;

    MailCheck(BoundBlock top, Globals globals, Diagnostics diagnostics) {
        this.top = top;
        this.globals = globals;
        this.diagnostics = diagnostics;
    }

    void report() {
        List<Setting<Boolean>> alerts = new ArrayList<>();
        add(alerts, globals.setting(GlobalDefsTable.SMTP_ALERT));
        add(alerts, globals.setting(GlobalDefsTable.SMTP_ALERT_VRRP));
        add(alerts, globals.setting(GlobalDefsTable.SMTP_ALERT_CHECKER));
        for (BoundBlock instance : top.values(TopLevelTable.VRRP_INSTANCE)) {
            add(alerts, instance.setting(VrrpInstanceTable.NOTIFIED.smtpAlert()));
        }
        for (ServiceBlock server : top.values(TopLevelTable.VIRTUAL_SERVER)) {
            add(alerts, server.block().setting(VirtualServerTable.SMTP_ALERT));
            for (Setting<ServerBlock> real : server.block().all(VirtualServerTable.REAL_SERVER)) {
                add(alerts, real.value().block().setting(RealServerTable.SMTP_ALERT));
            }
        }
        boolean complete = globals.setting(GlobalDefsTable.SMTP_SERVER) != null
                && globals.setting(GlobalDefsTable.NOTIFICATION_EMAIL) != null;
        if (!alerts.isEmpty() && !complete) {
            diagnostics.report(
                    DiagnosticCode.MAIL_NOT_SENT,
                    alerts.get(0).at().span(),
                    "mail alerts are sent only with smtp_server and notification_email in global_defs");
        }
    }

    private static void add(List<Setting<Boolean>> alerts, @Nullable Setting<Boolean> setting) {
        Setting<Boolean> on = firstOn(setting);
        if (on != null) {
            alerts.add(on);
        }
    }

    private static @Nullable Setting<Boolean> firstOn(@Nullable Setting<Boolean> setting) {
        return setting != null && setting.value() ? setting : null;
    }
}

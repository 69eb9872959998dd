package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.schema.GlobalDefsTable;

/** What every virtual server can refer to. */
record BalancingContext(Globals globals, Trackables trackables, VirtualServerGroups groups, Diagnostics diagnostics) {

    /** What {@code smtp_alert} is where a server does not say; real servers alert unless they are told not to. */
    boolean smtpAlert(boolean otherwise) {
        return globals.get(GlobalDefsTable.SMTP_ALERT_CHECKER, globals.get(GlobalDefsTable.SMTP_ALERT, otherwise));
    }
}

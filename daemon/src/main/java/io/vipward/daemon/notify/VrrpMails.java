package io.vipward.daemon.notify;

import io.vipward.vrrp.core.StateName;
import java.util.HashMap;
import java.util.Map;

/** What is mailed of instances and groups, in keepalived's words: never the same state twice. On the notify thread. */
final class VrrpMails {
    private final MailQueue mails;
    private final Map<String, StateName> lastMailed = new HashMap<>();
    private boolean faults = true;

    VrrpMails(MailQueue mails) {
        this.mails = mails;
    }

    /** {@code no_email_faults}: false. */
    void faults(boolean mailed) {
        faults = mailed;
    }

    void instance(String name, StateName state, boolean wanted) {
        if (due("INSTANCE " + name, state, wanted)) {
            mails.send(
                    "VRRP Instance " + name + " - " + title(state),
                    switch (state) {
                        case MASTER -> "=> VRRP Instance is now owning VRRP VIPs <=";
                        case STOP -> "=> VRRP Instance stopping <=";
                        case DELETED -> "=> VRRP Deleted at reload <=";
                        case BACKUP, FAULT, INIT -> "=> VRRP Instance is no longer owning VRRP VIPs <=";
                    });
        }
    }

    void group(String name, StateName state, boolean wanted) {
        if (due("GROUP " + name, state, wanted)) {
            String body = state == StateName.STOP
                    ? "=> All VRRP group instances are now stopping <="
                    : "=> All VRRP group instances are now in " + state + " state <=";
            mails.send("VRRP Group " + name + " - " + title(state), body);
        }
    }

    /** One of the same name would be another instance. */
    void forget(String instance) {
        lastMailed.remove("INSTANCE " + instance);
    }

    private boolean due(String subject, StateName state, boolean wanted) {
        if (!wanted || (state == StateName.FAULT && !faults)) {
            return false;
        }
        return lastMailed.put(subject, state) != state;
    }

    private static String title(StateName state) {
        return switch (state) {
            case STOP -> "Stopping";
            case DELETED -> "Deleted";
            case INIT, BACKUP, MASTER, FAULT -> "Entering " + state + " state";
        };
    }
}

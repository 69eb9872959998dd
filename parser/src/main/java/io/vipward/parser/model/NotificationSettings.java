package io.vipward.parser.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told what, by which script, FIFO or mail.
 *
 * @param startup {@code startup_script}, null for none
 * @param shutdown {@code shutdown_script}, null for none
 */
public record NotificationSettings(
        MailSettings mail,
        ScriptSecurity security,
        @Nullable DaemonScript startup,
        @Nullable DaemonScript shutdown,
        NotifyFifos fifos,
        Switches switches) {

    /**
     * Run once by the daemon itself.
     *
     * @param timeoutNanos {@code ..._timeout}, 1..1000 s, 10 s by default
     */
    public record DaemonScript(ScriptCommand command, long timeoutNanos) {}

    /**
     * What else is told.
     *
     * @param priorityChanges {@code vrrp_notify_priority_changes}
     * @param vrrpStatesOnReload {@code fifo_write_vrrp_states_on_reload}
     * @param firstServerStates {@code rs_init_notifies}
     * @param webhook {@code vipward_webhook}: gets every event as JSON; null for none
     * @param scriptLimitNanos {@code vipward_notify_timeout}, 1..3600 s, 30 s by default: how long a notify script may still
     *     run once another of the same object waits for its end
     */
    public record Switches(
            boolean priorityChanges,
            boolean vrrpStatesOnReload,
            boolean firstServerStates,
            @Nullable String webhook,
            long scriptLimitNanos) {
        public static final long DEFAULT_SCRIPT_LIMIT_NANOS = 30_000_000_000L;
        public static final Switches DEFAULT = new Switches(false, false, false, null, DEFAULT_SCRIPT_LIMIT_NANOS);
    }

    static NotificationSettings of(MailSettings mail, ScriptSecurity security) {
        return new NotificationSettings(mail, security, null, null, NotifyFifos.NONE, Switches.DEFAULT);
    }

    List<ScriptCommand> scripts() {
        List<ScriptCommand> scripts = new ArrayList<>();
        if (startup != null) {
            scripts.add(startup.command());
        }
        if (shutdown != null) {
            scripts.add(shutdown.command());
        }
        for (NotifyFifos.Fifo fifo : List.of(fifos.all(), fifos.vrrp(), fifos.lvs())) {
            if (fifo.script() != null) {
                scripts.add(fifo.script());
            }
        }
        return scripts;
    }
}

package io.vipward.daemon.track;

import io.vipward.daemon.track.ScriptUse.Kind;
import io.vipward.daemon.track.ScriptUse.Part;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.MiscCheck;
import io.vipward.parser.model.NotificationSettings;
import io.vipward.parser.model.NotificationSettings.DaemonScript;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpSyncGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the scripts of a configuration, and which of keepalived's processes would look at them. */
final class ScriptUses {
    private final Configuration configuration;
    private final boolean checkers;
    private final List<ScriptUse> uses = new ArrayList<>();

    private ScriptUses(Configuration configuration, Set<Part> started) {
        this.configuration = configuration;
        this.checkers = started.contains(Part.CHECKERS);
    }

    static List<ScriptUse> of(Configuration configuration, Set<Part> started) {
        ScriptUses found = new ScriptUses(configuration, started);
        found.global(configuration.global().notification());
        found.vrrp();
        configuration.virtualServers().forEach(found::virtualServer);
        return found.uses;
    }

    private void global(NotificationSettings settings) {
        daemon("startup", settings.startup());
        daemon("shutdown", settings.shutdown());
        NotifyFifos fifos = settings.fifos();
        fifo("notify_fifo", fifos.all(), checkers ? Part.CHECKERS : Part.VRRP);
        fifo("vrrp_notify_fifo", fifos.vrrp(), Part.VRRP);
        fifo("lvs_notify_fifo", fifos.lvs(), Part.CHECKERS);
    }

    private void daemon(String what, @Nullable DaemonScript script) {
        if (script != null) {
            add(Kind.DAEMON, what + " script", Part.PARENT, Part.PARENT, script.command());
        }
    }

    private void fifo(String keyword, NotifyFifos.Fifo fifo, Part runner) {
        add(Kind.NOTIFY, keyword + "_script", Part.PARENT, runner, fifo.script());
    }

    private void vrrp() {
        for (VrrpScript script : configuration.vrrpScripts()) {
            uses.add(new ScriptUse(
                    Kind.TRACK,
                    script.name(),
                    Part.VRRP,
                    Part.VRRP,
                    script.command(),
                    script.origins().of("user"),
                    script.origins().end()));
        }
        for (VrrpInstance instance : configuration.vrrpInstances()) {
            notification(instance.name(), instance.notification());
        }
        for (VrrpSyncGroup group : configuration.vrrp().syncGroups()) {
            notification(group.name(), group.notification());
        }
    }

    private void notification(String name, VrrpNotification notification) {
        for (VrrpNotification.Script script : notification.scripts()) {
            String what = "(" + name + ") " + script.event().keyword();
            add(Kind.NOTIFY, what, Part.VRRP, Part.VRRP, script.command());
        }
    }

    private void virtualServer(VirtualServer server) {
        checkers("quorum_up of " + server.address(), server.quorum().up());
        checkers("quorum_down of " + server.address(), server.quorum().down());
        for (RealServer real : server.realServers()) {
            String where = " of " + real.address().getHostAddress() + " in " + server.address();
            checkers("notify_up" + where, real.reporting().up());
            checkers("notify_down" + where, real.reporting().down());
            for (Checker checker : real.checkers()) {
                if (checker instanceof MiscCheck misc) {
                    uses.add(new ScriptUse(
                            Kind.CHECK,
                            "MISC_CHECK" + where,
                            Part.CHECKERS,
                            Part.CHECKERS,
                            misc.command(),
                            misc.origins().of("user"),
                            misc.origins().end()));
                }
            }
        }
    }

    private void checkers(String what, @Nullable ScriptCommand command) {
        add(Kind.NOTIFY, what, Part.CHECKERS, Part.CHECKERS, command);
    }

    private void add(Kind kind, String what, Part reader, Part runner, @Nullable ScriptCommand command) {
        if (command != null) {
            uses.add(new ScriptUse(kind, what, reader, runner, command, command.position(), command.position()));
        }
    }
}

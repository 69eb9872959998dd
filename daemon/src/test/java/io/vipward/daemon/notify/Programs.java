package io.vipward.daemon.notify;

import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.ScriptProgram;
import io.vipward.daemon.track.ScriptUser;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpSyncGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Programs and plans for tests. */
final class Programs {
    static final ScriptUser USER = new ScriptUser("root", 0, 0);
    static final ScriptProgram TRUE = new ScriptProgram("/bin/true", List.of("/bin/true"), USER, true);

    private Programs() {}

    static Configuration parse(String text) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration());
    }

    /** All scripts of instances and groups may run. */
    static NotifyPlan plan(String text) {
        Configuration configuration = parse(text);
        Map<ScriptCommand, ScriptProgram> programs = new HashMap<>();
        for (VrrpInstance instance : configuration.vrrpInstances()) {
            admit(programs, instance.notification());
        }
        for (VrrpSyncGroup group : configuration.vrrp().syncGroups()) {
            admit(programs, group.notification());
        }
        return NotifyPlan.of(configuration, new AdmittedPrograms(programs, Map.of()));
    }

    private static void admit(Map<ScriptCommand, ScriptProgram> programs, VrrpNotification notification) {
        for (VrrpNotification.Script script : notification.scripts()) {
            List<String> arguments = script.command().arguments();
            programs.put(script.command(), new ScriptProgram(arguments.get(0), arguments, USER, true));
        }
    }
}

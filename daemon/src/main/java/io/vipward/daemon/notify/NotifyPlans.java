package io.vipward.daemon.notify;

import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.daemon.track.ScriptProgram;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.VrrpNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan in force and the one before, which still holds for what a reload removes. For one thread.
 */
final class NotifyPlans {
    private NotifyPlan current;
    private NotifyPlan before;

    NotifyPlans(NotifyPlan first) {
        this.current = first;
        this.before = first;
    }

    NotifyPlan current() {
        return current;
    }

    void use(NotifyPlan next) {
        before = current;
        current = next;
    }

    VrrpNotification instance(String name) {
        return current.instances().getOrDefault(name, before.instances().getOrDefault(name, VrrpNotification.NONE));
    }

    VrrpNotification group(String name) {
        return current.groups().getOrDefault(name, before.groups().getOrDefault(name, VrrpNotification.NONE));
    }

    /** Adds the call of a command, unless there is none or it was refused. */
    void add(List<ScriptCall> calls, @Nullable ScriptCommand command, Extras extras) {
        Optional<ScriptProgram> program = current.program(command).or(() -> before.program(command));
        program.ifPresent(found -> calls.add(new ScriptCall(found, extras)));
    }

    List<ScriptCall> calls(@Nullable ScriptCommand command, Extras extras) {
        List<ScriptCall> calls = new ArrayList<>();
        add(calls, command, extras);
        return calls;
    }
}

package io.vipward.daemon.track;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.process.ChildProcess;
import io.vipward.netlink.process.Command;
import io.vipward.netlink.process.Credentials;
import io.vipward.netlink.process.OwnGroups;
import io.vipward.netlink.process.ProcessResult;
import io.vipward.netlink.process.TimeLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts admitted programs as their users, with the environment that is fit for them. On its loop's thread. */
public final class ScriptLauncher {
    private final EventLoop loop;
    private final Map<String, String> environment;

    /** Whether what is started as the daemon's own user is in no group that only the daemon was given. */
    private final boolean bareRoot = !OwnGroups.moreThanRoots();

    /**
     * A launcher.
     *
     * @param environment the daemon's own, of which scripts get what is fit for them
     */
    public ScriptLauncher(EventLoop loop, Map<String, String> environment) {
        this.loop = loop;
        this.environment = ScriptEnvironment.from(environment);
    }

    /** Without more arguments than its own, and without input. */
    public ChildProcess.Started start(ScriptProgram program, TimeLimit limit, Consumer<ProcessResult> whenEnded) {
        return start(program, Extras.NONE, limit, whenEnded);
    }

    /**
     * Starts a program, through the shell if the file is a text without a {@code #!} line.
     *
     * @param whenEnded as of {@link ChildProcess#start}
     */
    public ChildProcess.Started start(
            ScriptProgram program, Extras extras, TimeLimit limit, Consumer<ProcessResult> whenEnded) {
        if (program.hasInterpreter()) {
            ChildProcess.Started started = ChildProcess.start(loop, command(program, extras), limit, whenEnded);
            boolean textOnly = started instanceof ChildProcess.Failed failed && failed.errno() == Errno.ENOEXEC;
            if (!textOnly) {
                return started;
            }
        }
        return ChildProcess.start(loop, command(program.throughShell(), extras), limit, whenEnded);
    }

    private Command command(ScriptProgram program, Extras extras) {
        ScriptUser user = program.user();
        List<String> arguments = new ArrayList<>(program.arguments());
        arguments.addAll(extras.arguments());
        return new Command(
                program.executable(),
                arguments,
                environment,
                user.ordinaryRoot() && bareRoot ? null : new Credentials(user.uid(), user.gid(), user.groups()),
                extras.input());
    }

    /**
     * What a program is told besides its own command line.
     *
     * @param arguments behind its own
     * @param input as of {@link Command}
     */
    public record Extras(List<String> arguments, @Nullable String input) {
        public static final Extras NONE = new Extras(List.of(), null);

        public Extras {
            arguments = List.copyOf(arguments);
        }
    }
}

package io.vipward.daemon.track;

import io.vipward.checkers.core.ProbeResult.End;
import io.vipward.checkers.core.ProbeResult.ProgramEnded;
import io.vipward.checkers.probe.Attempt;
import io.vipward.checkers.probe.Programs;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.netlink.process.ChildProcess;
import io.vipward.netlink.process.ProcessResult;
import io.vipward.netlink.process.TimeLimit;
import io.vipward.parser.model.ScriptCommand;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the programs of MISC_CHECK that were admitted. On the checkers' loop, or before it runs. */
public final class CheckPrograms implements Programs {
    private static final Logger LOG = LoggerFactory.getLogger(CheckPrograms.class);

    /** From SIGTERM to SIGKILL, as keepalived's. */
    private static final long KILL_AFTER_NANOS = 2_000_000_000L;

    private final EventLoop loop;
    private final ScriptLauncher launcher;

    /** What could not be executed, so that it is said once and not with every run. */
    private final Set<String> refused = new HashSet<>();

    private AdmittedPrograms admitted = AdmittedPrograms.NONE;

    /** Runs nothing yet. */
    public CheckPrograms(EventLoop loop, ScriptLauncher launcher) {
        this.loop = loop;
        this.launcher = launcher;
    }

    /** From now on these run. */
    public void use(AdmittedPrograms programs) {
        admitted = programs;
        refused.clear();
    }

    @Override
    public String name(ScriptCommand command) {
        return admitted.of(command)
                // The test whether a file can be opened is known by what it opens.
                .map(program -> command.opensFile() ? command.arguments().get(0) : program.executable())
                .orElse(command.arguments().get(0));
    }

    @Override
    public Attempt start(ScriptCommand command, long timeoutNanos, Consumer<? super ProgramEnded> whenEnded) {
        ScriptProgram program = admitted.of(command).orElse(null);
        if (program == null) {
            return notStarted(name(command), Errno.ENOENT, whenEnded);
        }
        Run run = new Run(whenEnded);
        TimeLimit limit = new TimeLimit(timeoutNanos, KILL_AFTER_NANOS);
        ChildProcess.Started started = launcher.start(program, limit, run::ended);
        if (started instanceof ChildProcess.Failed failed) {
            return notStarted(program.executable(), failed.errno(), whenEnded);
        }
        refused.remove(program.executable());
        ChildProcess process = ((ChildProcess.Running) started).process();
        return () -> {
            run.cancelled = true;
            process.terminate();
        };
    }

    private Attempt notStarted(String executable, Errno errno, Consumer<? super ProgramEnded> whenEnded) {
        if (refused.add(executable)) {
            LOG.error(
                    "Error exec-ing command '{}', error {}: {} - counted as failed",
                    executable,
                    errno.code(),
                    errno.text());
        }
        Timer later = loop.timer(
                "refused program", now -> whenEnded.accept(new ProgramEnded(End.NOT_STARTED, errno.code(), 0)));
        later.armAt(loop.now());
        return later::cancel;
    }

    /** One run. */
    private static final class Run {
        private final Consumer<? super ProgramEnded> whenEnded;
        private boolean cancelled;

        Run(Consumer<? super ProgramEnded> whenEnded) {
            this.whenEnded = whenEnded;
        }

        private void ended(ProcessResult result) {
            if (cancelled) {
                return;
            }
            if (result instanceof ProcessResult.Exited exited) {
                whenEnded.accept(new ProgramEnded(End.EXITED, exited.status(), exited.durationNanos()));
            } else if (result instanceof ProcessResult.Signalled signalled) {
                whenEnded.accept(new ProgramEnded(End.SIGNALLED, signalled.signal(), signalled.durationNanos()));
            } else if (result instanceof ProcessResult.TimedOut timedOut) {
                whenEnded.accept(new ProgramEnded(End.TIMED_OUT, 0, timedOut.durationNanos()));
            }
        }
    }
}

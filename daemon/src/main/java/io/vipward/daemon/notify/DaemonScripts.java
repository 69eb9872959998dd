package io.vipward.daemon.notify;

import io.vipward.daemon.track.AdmittedPrograms;
import io.vipward.daemon.track.ScriptLauncher;
import io.vipward.daemon.track.ScriptProgram;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.process.ChildProcess;
import io.vipward.netlink.process.ProcessResult;
import io.vipward.netlink.process.TimeLimit;
import io.vipward.parser.model.NotificationSettings.DaemonScript;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code startup_script} and {@code shutdown_script}: somebody waits for their end, so they have a limit. */
public final class DaemonScripts {
    private static final Logger LOG = LoggerFactory.getLogger(DaemonScripts.class);

    /** From SIGTERM to SIGKILL, as keepalived's. */
    private static final long KILL_AFTER_NANOS = 2_000_000_000L;

    private DaemonScripts() {}

    /**
     * Runs one to its end, on the calling thread. Whatever comes of it, the daemon goes on.
     *
     * @param what {@code startup} or {@code shutdown}
     * @param script null for none
     */
    public static void run(
            String what, @Nullable DaemonScript script, AdmittedPrograms programs, Map<String, String> environment) {
        if (script != null) {
            programs.of(script.command()).ifPresent(program -> run(what, program, script.timeoutNanos(), environment));
        }
    }

    private static void run(String what, ScriptProgram program, long timeoutNanos, Map<String, String> environment) {
        LOG.debug("Running {} script {}", what, program.executable());
        try (EventLoop loop = new EventLoop(what)) {
            TimeLimit limit = new TimeLimit(timeoutNanos, KILL_AFTER_NANOS);
            ChildProcess.Started started = new ScriptLauncher(loop, environment).start(program, limit, result -> {
                report(what, result);
                loop.stop();
            });
            if (started instanceof ChildProcess.Failed failed) {
                LOG.error(
                        "Error exec-ing command '{}', error {}: {}",
                        program.executable(),
                        failed.errno().code(),
                        failed.errno().text());
            } else {
                loop.run();
            }
        } catch (SystemCallException refused) {
            LOG.error("{} script cannot be run: {}", what, refused.getMessage());
        }
    }

    private static void report(String what, ProcessResult result) {
        if (result instanceof ProcessResult.TimedOut) {
            LOG.warn("{} script timed out", what);
        } else if (result instanceof ProcessResult.Exited exited && exited.status() != 0) {
            LOG.warn("{} script script failed, status {}", what, exited.status());
        } else if (result instanceof ProcessResult.Signalled signalled) {
            LOG.warn("{} script script failed, signal {}", what, signalled.signal());
        } else {
            LOG.debug("{} script script succeeded", what);
        }
    }
}

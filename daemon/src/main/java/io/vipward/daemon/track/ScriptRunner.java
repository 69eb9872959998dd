package io.vipward.daemon.track;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.netlink.process.ChildProcess;
import io.vipward.netlink.process.ProcessResult;
import io.vipward.netlink.process.TimeLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One track script in its rhythm: at most one run at a time, a turn that finds the last one running is skipped. */
final class ScriptRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptRunner.class);

    /** From SIGTERM to SIGKILL, as keepalived's. */
    private static final long KILL_AFTER_NANOS = 2_000_000_000L;

    private final EventLoop loop;
    private final TrackScript script;
    private final ScriptLauncher launcher;
    private final ScriptListener listener;
    private final Timer timer;
    private @Nullable ChildProcess running;
    private boolean stopped;
    private long turnNanos;

    /** The last refusal that was logged: each kind is logged once until a run succeeds in starting. */
    private @Nullable Errno refused;

    ScriptRunner(EventLoop loop, TrackScript script, ScriptLauncher launcher, ScriptListener listener) {
        this.loop = loop;
        this.script = script;
        this.launcher = launcher;
        this.listener = listener;
        this.timer = loop.timer("track script " + script.name(), now -> turn());
    }

    boolean continues(TrackScript other) {
        return script.equals(other);
    }

    /** The first run is at once; a runner that is under way already keeps its rhythm. */
    void startIfIdle() {
        if (!timer.armed()) {
            turnNanos = loop.now();
            timer.armAt(turnNanos);
        }
    }

    void stop() {
        stopped = true;
        timer.cancel();
        if (running != null) {
            running.terminate();
        }
    }

    private void turn() {
        long late = Math.max(0, loop.now() - turnNanos);
        // The next turn counts from this one's deadline, so the rhythm does not drift; whole turns that were missed are
        // gone.
        turnNanos += (late / script.intervalNanos() + 1) * script.intervalNanos();
        timer.armAt(turnNanos);
        if (running != null) {
            LOG.info(
                    "Track script {} is {}, expect idle - skipping run",
                    script.name(),
                    running.ending() ? "being timed out" : "already running");
            return;
        }
        start();
    }

    private void start() {
        TimeLimit limit = new TimeLimit(script.timeoutNanos(), KILL_AFTER_NANOS);
        ChildProcess.Started started = launcher.start(script.program(), limit, this::ended);
        if (started instanceof ChildProcess.Running child) {
            running = child.process();
            refused = null;
        } else if (started instanceof ChildProcess.Failed failed) {
            refused(failed.errno());
        }
    }

    private void refused(Errno errno) {
        if (errno != refused) {
            LOG.error(
                    "Error exec-ing command '{}', error {}: {} - counted as failed",
                    script.program().executable(),
                    errno.code(),
                    errno.text());
        }
        refused = errno;
        listener.ended(script.name(), new ScriptRun.NotStarted(errno.text()));
    }

    private void ended(ProcessResult result) {
        running = null;
        if (stopped) {
            return;
        }
        if (result instanceof ProcessResult.Exited exited) {
            listener.ended(script.name(), new ScriptRun.Exited(exited.status()));
        } else if (result instanceof ProcessResult.Signalled signalled) {
            listener.ended(script.name(), new ScriptRun.Signalled(signalled.signal()));
        } else if (result instanceof ProcessResult.TimedOut) {
            listener.ended(script.name(), new ScriptRun.TimedOut());
        }
    }
}

package io.vipward.daemon.notify;

import io.vipward.daemon.track.ScriptLauncher;
import io.vipward.netlink.process.ChildProcess;
import io.vipward.netlink.process.TimeLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts scripts. On the thread of the loop. */
interface ScriptStarter {
    /** A script that runs. */
    interface Running {
        /** SIGTERM, then SIGKILL after a second. */
        void terminate();

        void kill();
    }

    /**
     * Starts a script.
     *
     * @param whenEnded called once, after this has returned
     * @return null if it cannot be started, which was said
     */
    @Nullable
    Running start(ScriptCall call, Runnable whenEnded);

    /** Real processes. */
    static ScriptStarter of(ScriptLauncher launcher) {
        return new Processes(launcher);
    }

    /** As {@link #of} says. */
    record Processes(ScriptLauncher launcher) implements ScriptStarter {
        private static final Logger LOG = LoggerFactory.getLogger(ScriptStarter.class);

        /** Nobody is in a hurry as long as nothing waits; a hundred years. */
        private static final TimeLimit NONE = new TimeLimit(3_155_760_000_000_000_000L, 2_000_000_000L);

        @Override
        public @Nullable Running start(ScriptCall call, Runnable whenEnded) {
            ChildProcess.Started started =
                    launcher.start(call.program(), call.extras(), NONE, result -> whenEnded.run());
            if (started instanceof ChildProcess.Running child) {
                return new Child(child.process());
            }
            if (started instanceof ChildProcess.Failed failed) {
                LOG.error(
                        "Error exec-ing command '{}', error {}: {}",
                        call.program().executable(),
                        failed.errno().code(),
                        failed.errno().text());
            }
            return null;
        }
    }

    /** A process. */
    record Child(ChildProcess process) implements Running {
        @Override
        public void terminate() {
            process.terminate();
        }

        @Override
        public void kill() {
            process.kill();
        }
    }
}

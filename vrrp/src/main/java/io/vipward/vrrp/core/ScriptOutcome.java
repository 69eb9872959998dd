package io.vipward.vrrp.core;

/** How one run of a script ended. */
public sealed interface ScriptOutcome {
    boolean success();

    /** As keepalived words it behind {@code VRRP_Script(name)}. */
    String text();

    /**
     * Ended by itself.
     *
     * @param status 0..255
     */
    record Exited(int status) implements ScriptOutcome {
        @Override
        public boolean success() {
            return status == 0;
        }

        @Override
        public String text() {
            return success() ? "succeeded" : "failed (exited with status " + status + ")";
        }
    }

    /** Died of a signal that was not ours. */
    record Signalled(int signal) implements ScriptOutcome {
        @Override
        public boolean success() {
            return false;
        }

        @Override
        public String text() {
            return "failed (due to signal " + signal + ")";
        }
    }

    /** Had to be killed. */
    record TimedOut() implements ScriptOutcome {
        @Override
        public boolean success() {
            return false;
        }

        @Override
        public String text() {
            return "timed_out";
        }
    }

    /**
     * Could not be started at all, which says nothing good about what it should have checked.
     *
     * @param why for people
     */
    record NotRun(String why) implements ScriptOutcome {
        @Override
        public boolean success() {
            return false;
        }

        @Override
        public String text() {
            return "failed (" + why + ")";
        }
    }
}

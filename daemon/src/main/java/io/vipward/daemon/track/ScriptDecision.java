package io.vipward.daemon.track;

import java.util.List;

/** What became of a configured script when its file, user and permissions were looked at. */
sealed interface ScriptDecision {
    /** Lines for the log, in order. */
    List<String> notes();

    /**
     * It runs.
     *
     * @param insecure somebody other than root can change what runs as root
     */
    record Accepted(ScriptProgram program, boolean insecure, List<String> notes) implements ScriptDecision {
        public Accepted {
            notes = List.copyOf(notes);
        }
    }

    /**
     * It does not run.
     *
     * @param cause the end of keepalived's line "Disabling track script NAME …"
     */
    record Refused(Cause cause, List<String> notes) implements ScriptDecision {
        public Refused {
            notes = List.copyOf(notes);
        }
    }

    /** Why a script is refused, in keepalived's words. */
    enum Cause {
        INSECURE("due to insecure"),
        NOT_ACCESSIBLE("since not found/accessible"),
        NOT_EXECUTABLE("since not executable"),
        /** Its own user or group does not exist. */
        OWN_USER("since its user cannot be set"),
        /** It has no user of its own, and there is no default one. */
        DEFAULT_USER("since there is no default user");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** Whether it is removed while the configuration is read: nothing can refer to it then. */
        boolean concernsUser() {
            return this == OWN_USER || this == DEFAULT_USER;
        }

        /** Whether there is a file, so that keepalived counts the script among those that are executed. */
        boolean fileExists() {
            return this == INSECURE || this == NOT_EXECUTABLE;
        }
    }
}

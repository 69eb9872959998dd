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
        NO_USER("since its user cannot be set");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}

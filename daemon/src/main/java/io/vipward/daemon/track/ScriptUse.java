package io.vipward.daemon.track;

import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.source.Position;

/**
 * A place of the configuration where a script stands.
 *
 * @param what it is for, in keepalived's words, such as {@code vrrp script chk}
 * @param reader whose messages about it are
 * @param runner who would run it
 * @param user where it is said that its own user does not exist
 * @param end where it is said that there is no default user: the closing brace of its block, or itself
 */
record ScriptUse(Kind kind, String what, Part reader, Part runner, ScriptCommand command, Position user, Position end) {
    /** What depends on the script. */
    enum Kind {
        /** The state of instances. */
        TRACK,
        /** The state of a real server. */
        CHECK,
        /** Nothing: somebody is told. */
        NOTIFY,
        /** Nothing: before the start, after the end. */
        DAEMON
    }

    /** The processes of keepalived: each looks at the scripts that it would run, and says once what is wrong with all. */
    enum Part {
        PARENT("start/shutdown scripts"),
        VRRP("scripts"),
        CHECKERS("check scripts");

        private final String scripts;

        Part(String scripts) {
            this.scripts = scripts;
        }

        /** What it calls them. */
        String scripts() {
            return scripts;
        }
    }
}

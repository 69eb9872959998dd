package io.vipward.daemon.track;

/**
 * As whom a script runs.
 *
 * @param name for people
 * @param uid 0 for root
 * @param gid primary group or the one configured
 */
public record ScriptUser(String name, int uid, int gid) {
    static final ScriptUser ROOT = new ScriptUser("root", 0, 0);

    boolean root() {
        return uid == 0;
    }

    /** Whether a mistake in the file's permissions would hand root's rights to somebody. */
    boolean privileged() {
        return uid == 0 || gid == 0;
    }
}

package io.vipward.daemon.notify;

import org.jspecify.annotations.Nullable;

/**
 * Something that others are told of. Immutable, any thread.
 *
 * @param name of the instance or group, or the label of the server
 * @param state in keepalived's words, such as {@code MASTER}, {@code MASTER_RX_LOWER_PRI}, {@code UP}
 * @param previous the state before, null where there is none to tell
 * @param priority the effective one of an instance, 0 for everything else
 * @param reason why, as in the log; null where none is known
 */
record Notification(
        Kind kind,
        String name,
        String state,
        @Nullable String previous,
        int priority,
        @Nullable String reason) {
    /** What it is about, by the word that begins its line. */
    enum Kind {
        INSTANCE,
        GROUP,
        /** A real server. Its name is its label and that of its virtual server. */
        RS,
        /** A virtual server. */
        VS;

        boolean vrrp() {
            return this == INSTANCE || this == GROUP;
        }
    }

    /** The object whose scripts run one after the other. */
    String subject() {
        return kind + " " + name;
    }

    /** The line for FIFOs, as keepalived's, with its line feed. */
    String line() {
        return kind.vrrp()
                ? kind + " \"" + name + "\" " + state + " " + priority + "\n"
                : kind + " " + name + " " + state + "\n";
    }
}

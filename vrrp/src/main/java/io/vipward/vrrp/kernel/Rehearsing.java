package io.vipward.vrrp.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads on which what an engine says is not to be taken for real. Any thread, each for itself. */
public final class Rehearsing {
    /** The logger that has the lines of rehearsals, all of them at level TRACE. */
    public static final String LOGGER = "io.vipward.vrrp.rehearsal";

    static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    private static final ThreadLocal<Boolean> NOW = new ThreadLocal<>();

    private Rehearsing() {}

    /** Runs something on this thread whose lines all go to {@link #LOGGER}. */
    public static void run(Runnable play) {
        NOW.set(true);
        try {
            play.run();
        } finally {
            NOW.remove();
        }
    }

    static boolean now() {
        return NOW.get() != null;
    }
}

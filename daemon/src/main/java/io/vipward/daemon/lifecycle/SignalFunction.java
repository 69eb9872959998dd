package io.vipward.daemon.lifecycle;

import io.vipward.netlink.linux.Signals;
import org.jspecify.annotations.Nullable;

/** What a signal to the daemon asks for, under keepalived's names. Immutable; any thread. */
public enum SignalFunction {
    STOP(Signals.TERM),
    RELOAD(Signals.HUP),
    DATA(Signals.USR1),
    STATS(Signals.USR2),
    /** SIGRTMAX-1 of the C library. */
    STATS_CLEAR(63),
    /** SIGRTMIN+2 of the C library. */
    JSON(36);

    private final int number;

    SignalFunction(int number) {
        this.number = number;
    }

    /** The signal's number. */
    public int number() {
        return number;
    }

    /** The function of a name, written as in {@code --signum}; null if there is none. */
    public static @Nullable SignalFunction named(String name) {
        for (SignalFunction function : values()) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        return null;
    }

    /** The function that a signal has; null for one that has none. */
    static @Nullable SignalFunction of(int number) {
        for (SignalFunction function : values()) {
            if (function.number == number) {
                return function;
            }
        }
        return null;
    }
}

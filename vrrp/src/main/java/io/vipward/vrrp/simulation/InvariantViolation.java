package io.vipward.vrrp.simulation;

import org.jspecify.annotations.Nullable;

/** The simulated routers did what they never may; the message has the seed, the time and what went before. */
public final class InvariantViolation extends IllegalStateException {
    private static final long serialVersionUID = 1;

    InvariantViolation(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

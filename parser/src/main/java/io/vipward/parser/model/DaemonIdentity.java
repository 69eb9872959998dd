package io.vipward.parser.model;

import org.jspecify.annotations.Nullable;

/**
 * Which of several daemons this is.
 *
 * @param routerId {@code router_id}, null where it was not given (then the host's name)
 * @param instance {@code instance}, null where it was not given
 * @param ownDirectory {@code use_pid_dir}: pid files in a directory of their own
 * @param childWaitNanos {@code child_wait_time}: how long parts may take to stop, 0..2^32-1 s, 5 s by default
 * @param randomSeed {@code random_seed}, 0..2^32-1, null where it was not given
 */
public record DaemonIdentity(
        @Nullable String routerId,
        @Nullable String instance,
        Namespaces namespaces,
        boolean ownDirectory,
        long childWaitNanos,
        @Nullable Long randomSeed) {
    public static final DaemonIdentity DEFAULT =
            new DaemonIdentity(null, null, Namespaces.NONE, false, 5_000_000_000L, null);

    /** Whether pid files lie in a directory of their own, for any of the reasons there are. */
    public boolean usesOwnDirectory() {
        return ownDirectory || instance != null || namespaces.all() != null;
    }
}

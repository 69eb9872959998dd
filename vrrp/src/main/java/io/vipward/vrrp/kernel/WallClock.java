package io.vipward.vrrp.kernel;

import java.time.Instant;

/** The clock on the wall, for digests alone: nothing else may depend on it, because people set it. */
@FunctionalInterface
interface WallClock {
    /** The machine's. */
    WallClock SYSTEM = () -> {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    };

    /** Since 1970. */
    long nanos();
}

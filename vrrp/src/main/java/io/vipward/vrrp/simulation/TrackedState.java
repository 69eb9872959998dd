package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.VrrpRouter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** How tracked files, processes and BFD sessions stand on a machine, whether a daemon runs or not. One thread. */
final class TrackedState {
    private final LongSupplier clock;
    private final Map<String, Function<VrrpRouter, Consequences>> latest = new TreeMap<>();

    /** Nothing is known. */
    TrackedState(LongSupplier clock) {
        this.clock = clock;
    }

    Function<VrrpRouter, Consequences> file(String file, int value) {
        return remember("file " + file, router -> router.fileValue(file, value, clock.getAsLong()));
    }

    Function<VrrpRouter, Consequences> process(String process, boolean quorum) {
        return remember("process " + process, router -> router.processQuorum(process, quorum, clock.getAsLong()));
    }

    Function<VrrpRouter, Consequences> bfd(String session, boolean up) {
        return remember("bfd " + session, router -> router.bfdState(session, up, clock.getAsLong()));
    }

    /** What a daemon that has just started finds out. */
    void tellAll(Consumer<Function<VrrpRouter, Consequences>> daemon) {
        latest.values().forEach(daemon);
    }

    private Function<VrrpRouter, Consequences> remember(String what, Function<VrrpRouter, Consequences> event) {
        latest.put(what, event);
        return event;
    }
}

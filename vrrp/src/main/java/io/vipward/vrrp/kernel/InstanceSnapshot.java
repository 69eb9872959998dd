package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.Counters;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.InstanceState;
import io.vipward.vrrp.core.Reason;
import io.vipward.vrrp.core.StateName;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** One instance at one moment. */
public record InstanceSnapshot(InstanceSettings settings, InstanceState state) {
    public String name() {
        return settings.name();
    }

    public StateName stateName() {
        return state.name();
    }

    /** Why the instance is in this state. */
    public Reason reason() {
        return state.situation().reason();
    }

    /** Since when, on the clock of {@link System#nanoTime}. */
    public long sinceNanos() {
        return state.situation().sinceNanos();
    }

    public int effectivePriority() {
        return state.standing().effectivePriority();
    }

    public Counters counters() {
        return state.counters();
    }

    /** The last other master that was believed, null if there was none. */
    public @Nullable InetAddress masterAddress() {
        return state.heard().master();
    }

    /** What adverts are sent from, null if there is nothing. */
    public @Nullable InetAddress sourceAddress() {
        InetAddress configured = settings.router().sourceAddress();
        return configured != null ? configured : state.conditions().source();
    }
}

package io.vipward.vrrp.core;

import org.jspecify.annotations.Nullable;

/**
 * What a master knows of others who may be master, too.
 *
 * @param conflict with one that was heard, null if none was
 * @param stalledNanos after so long a stall it listens before it advertises again; 0 if it does not
 */
public record Rivalry(@Nullable Conflict conflict, long stalledNanos) {
    static final Rivalry NONE = new Rivalry(null, 0);

    Rivalry with(Conflict other) {
        return new Rivalry(other, stalledNanos);
    }

    Rivalry listeningAfter(long nanos) {
        return new Rivalry(conflict, nanos);
    }

    boolean listening() {
        return stalledNanos > 0;
    }
}

package io.vipward.vrrp.rehearsal;

import java.util.Map;
import java.util.Set;

/**
 * What a rehearsal has played.
 *
 * @param rounds how often; the first contains everything
 * @param nanos how long that took
 * @param transitions states and the kind of {@code Reason}, such as {@code BACKUP -> MASTER MasterSilent}
 * @param deeds what would have been done to the network and the kernel, and how often
 */
public record Played(int rounds, long nanos, Set<String> transitions, Map<String, Integer> deeds) {
    public Played {
        transitions = Set.copyOf(transitions);
        deeds = Map.copyOf(deeds);
    }
}

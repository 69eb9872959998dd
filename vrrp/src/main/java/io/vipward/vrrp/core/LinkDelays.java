package io.vipward.vrrp.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code interface_up_down_delays}: a change of a link's state counts when it has lasted, and not at all if it is taken back
 * before. Links without delays, and those that have not been up yet, count as they are. One method per event; it is for one
 * thread.
 */
public final class LinkDelays {
    /** IFF_UP and IFF_RUNNING of linux/if.h. */
    private static final int SERVING = 0x1 | 0x40;

    private static final long NANOS_PER_MICRO = 1_000;

    private final Map<String, Known> links = new TreeMap<>();
    private Map<String, LinkDelay> delays = Map.of();

    /**
     * What is known of a link.
     *
     * @param flags those that count
     * @param hasServed whether it has ever been up
     * @param pending other flags, which count when they have lasted, or null
     */
    private record Known(
            int flags, boolean hasServed, @Nullable Pending pending) {}

    private record Pending(int flags, long deadlineNanos) {}

    /** The state of a link that counts from now on. */
    public record Change(String interfaceName, boolean serves) {}

    /** What to tell the router, and what to say. */
    public record Verdict(List<Change> changes, List<Notice> notices) {
        private static final Verdict NOTHING = new Verdict(List.of(), List.of());

        public Verdict {
            changes = List.copyOf(changes);
            notices = List.copyOf(notices);
        }
    }

    /** At the start and at each reload; what is pending stays so. */
    public void configure(List<LinkDelay> limited) {
        Map<String, LinkDelay> named = new HashMap<>();
        limited.forEach(delay -> named.put(delay.interfaceName(), delay));
        delays = named;
    }

    /**
     * A link is said to be in a state, perhaps in the one that it was in before. The first time it counts at once.
     *
     * @param flags IFF_ flags
     */
    public Verdict reported(String interfaceName, int flags, long nowNanos) {
        Known link = links.get(interfaceName);
        if (link == null) {
            return counts(interfaceName, flags, false);
        }
        Pending pending = link.pending();
        if (serves(flags) == serves(link.flags())) {
            links.put(interfaceName, new Known(flags, link.hasServed(), null));
            return pending == null
                    ? Verdict.NOTHING
                    : new Verdict(List.of(), List.of(Notice.of(Message.LINK_DELAY_CANCELLED, interfaceName)));
        }
        long delayNanos = delayNanos(interfaceName, flags);
        if (delayNanos == 0 || !link.hasServed()) {
            return counts(interfaceName, flags, link.hasServed());
        }
        if (pending != null) {
            return Verdict.NOTHING;
        }
        links.put(interfaceName, new Known(link.flags(), true, new Pending(flags, nowNanos + delayNanos)));
        Notice notice = Notice.of(
                Message.LINK_DELAYED,
                interfaceName,
                Integer.toHexString(link.flags()),
                Integer.toHexString(flags),
                delayNanos / NANOS_PER_MICRO);
        return new Verdict(List.of(), List.of(notice));
    }

    /** A link is gone, which is never delayed. */
    public Verdict removed(String interfaceName) {
        Known link = links.remove(interfaceName);
        return link != null && serves(link.flags())
                ? new Verdict(List.of(new Change(interfaceName, false)), List.of())
                : Verdict.NOTHING;
    }

    /** Forgets links that are not among these, without a word: they went unnoticed. */
    public void retain(Set<String> interfaceNames) {
        links.keySet().retainAll(interfaceNames);
    }

    /** Whether there is such a link. */
    public boolean knows(String interfaceName) {
        return links.containsKey(interfaceName);
    }

    /** Changes that have lasted long enough. */
    public Verdict due(long nowNanos) {
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, Known> entry : links.entrySet()) {
            Pending pending = entry.getValue().pending();
            if (pending != null && pending.deadlineNanos() - nowNanos <= 0) {
                entry.setValue(new Known(pending.flags(), true, null));
                changes.add(new Change(entry.getKey(), serves(pending.flags())));
            }
        }
        return new Verdict(changes, List.of());
    }

    /** When {@link #due} has something to say next, empty if nothing is pending. */
    public OptionalLong deadlineNanos() {
        Pending first = null;
        for (Known link : links.values()) {
            Pending pending = link.pending();
            if (pending != null && (first == null || pending.deadlineNanos() - first.deadlineNanos() < 0)) {
                first = pending;
            }
        }
        return first == null ? OptionalLong.empty() : OptionalLong.of(first.deadlineNanos());
    }

    /** The state of a link that counts now, whatever it was said to be last; false for one that was never reported. */
    public boolean serves(String interfaceName) {
        Known link = links.get(interfaceName);
        return link != null && serves(link.flags());
    }

    private Verdict counts(String interfaceName, int flags, boolean hasServed) {
        links.put(interfaceName, new Known(flags, hasServed || serves(flags), null));
        return new Verdict(List.of(new Change(interfaceName, serves(flags))), List.of());
    }

    private long delayNanos(String interfaceName, int flags) {
        LinkDelay delay = delays.get(interfaceName);
        if (delay == null) {
            return 0;
        }
        return serves(flags) ? delay.upNanos() : delay.downNanos();
    }

    private static boolean serves(int flags) {
        return (flags & SERVING) == SERVING;
    }
}

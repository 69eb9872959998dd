package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.Ipv4Setting;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkAttribute;
import io.vipward.netlink.route.LinkChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code promote_secondaries}: an interface keeps the other addresses of a prefix when the first of them goes. The setting is put
 * back as it was when nobody wants it any more.
 */
final class SecondaryPromotion {
    private static final int ON = 1;
    private static final int OFF = 0;

    private final KernelWork work;
    /** Those that were changed, with the number that each had then: a new one of the same name has its own settings. */
    private final Map<String, Integer> changed = new HashMap<>();

    private Set<String> wanted = Set.of();

    SecondaryPromotion(KernelWork work) {
        this.work = work;
    }

    /** From now on these interfaces, and no others. */
    void configure(Set<String> interfaceNames, List<Link> links) {
        wanted = Set.copyOf(interfaceNames);
        for (String name : List.copyOf(changed.keySet())) {
            if (!wanted.contains(name)) {
                restore(name);
            }
        }
        links.forEach(this::appeared);
    }

    /** There is such an interface, perhaps a new one. */
    void appeared(Link link) {
        Integer before = changed.get(link.name());
        boolean done = before != null && before == link.index();
        if (wanted.contains(link.name()) && !done && !isOn(link)) {
            changed.put(link.name(), link.index());
            set(link.name(), link.index(), ON);
        }
    }

    /** The interface is gone, with its settings. */
    void vanished(Link link) {
        changed.remove(link.name(), link.index());
    }

    /** Puts everything back. */
    void close() {
        List.copyOf(changed.keySet()).forEach(this::restore);
    }

    private void restore(String name) {
        Integer index = changed.remove(name);
        if (index != null) {
            set(name, index, OFF);
        }
    }

    private void set(String name, int index, int value) {
        work.submit(
                "cannot set promote_secondaries of " + name,
                LinkChange.Set.of(index, new LinkAttribute.Ipv4(Map.of(Ipv4Setting.PROMOTE_SECONDARIES, value))));
    }

    private static boolean isOn(Link link) {
        return link.details().settings().ipv4().getOrDefault(Ipv4Setting.PROMOTE_SECONDARIES, OFF) != OFF;
    }
}

package io.vipward.netlink.route;

import java.util.List;

/** A change to interfaces. Immutable, any thread. */
public sealed interface LinkChange extends KernelChange {
    /** Makes an interface; EEXIST if there is one of that name. An ipvlan is up at once, others are down. */
    record Add(NewLink link) implements LinkChange {}

    /**
     * Changes an interface.
     *
     * @param attributes each kind at most once
     */
    record Set(int linkIndex, List<LinkAttribute> attributes) implements LinkChange {
        public Set {
            attributes = List.copyOf(attributes);
        }

        /** Changes one thing or several. */
        public static Set of(int linkIndex, LinkAttribute... attributes) {
            return new Set(linkIndex, List.of(attributes));
        }
    }

    /** Removes an interface; ENODEV if there is none. */
    record Delete(int linkIndex) implements LinkChange {}
}

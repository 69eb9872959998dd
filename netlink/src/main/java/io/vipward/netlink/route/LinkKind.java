package io.vipward.netlink.route;

/** What kind of virtual interface a link is (IFLA_LINKINFO of linux/if_link.h). Immutable, any thread. */
public sealed interface LinkKind {
    /** Not virtual, for instance a network card or lo. */
    LinkKind NONE = new Other("");

    /** The kernel's name for the kind, empty for {@link #NONE}. */
    String name();

    /** An interface with a MAC address of its own on another one. */
    record Macvlan(MacvlanMode mode) implements LinkKind {
        @Override
        public String name() {
            return "macvlan";
        }
    }

    /**
     * An interface that shares the MAC address of another one, in mode L2 when made here.
     *
     * @param mode 0 L2, 1 L3, 2 L3S
     */
    record Ipvlan(int mode, IpvlanSharing sharing) implements LinkKind {
        @Override
        public String name() {
            return "ipvlan";
        }
    }

    /** A device for virtual routing and forwarding, with its table. */
    record Vrf(long table) implements LinkKind {
        @Override
        public String name() {
            return "vrf";
        }
    }

    /** Another kind, by its name. */
    record Other(String name) implements LinkKind {}

    /** What macvlan interfaces on one interface see of each other (MACVLAN_MODE_). */
    enum MacvlanMode {
        PRIVATE(1),
        VEPA(2),
        BRIDGE(4),
        PASSTHRU(8),
        SOURCE(16),
        /** One that this program does not know. */
        UNKNOWN(0);

        private final int number;

        MacvlanMode(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        static MacvlanMode of(int number) {
            for (MacvlanMode mode : values()) {
                if (mode.number == number) {
                    return mode;
                }
            }
            return UNKNOWN;
        }
    }

    /** What ipvlan interfaces on one interface see of each other (IPVLAN_F_). */
    enum IpvlanSharing {
        BRIDGE(0),
        PRIVATE(1),
        VEPA(2);

        private final int flags;

        IpvlanSharing(int flags) {
            this.flags = flags;
        }

        int flags() {
            return flags;
        }

        static IpvlanSharing of(int flags) {
            for (IpvlanSharing sharing : values()) {
                if (sharing.flags == flags) {
                    return sharing;
                }
            }
            return BRIDGE;
        }
    }
}

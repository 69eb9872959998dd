package io.vipward.netlink.route;

import org.jspecify.annotations.Nullable;

/**
 * A rule of policy routing as it is asked for or as the kernel describes it. Immutable, any thread.
 *
 * @param preference FRA_PRIORITY, unsigned 32 bits; the smallest comes first
 * @param protocol who made it, 0 to 255, {@link RouteOptions#KEEPALIVED} for example; 0 for unspecified
 */
public record IpRule(long preference, Selector selector, Action action, int protocol) {
    private static final long MAX_UNSIGNED = 0xffff_ffffL;

    public IpRule {
        if (preference < 0 || preference > MAX_UNSIGNED || protocol < 0 || protocol > 0xff) {
            throw new IllegalArgumentException("preference " + preference + ", protocol " + protocol);
        }
    }

    /** True if a rule of the kernel is what asking for this one gives; other ways to say "any" do not count. */
    public boolean installedAs(IpRule kernel) {
        return asTheKernelSaysIt().equals(kernel.asTheKernelSaysIt());
    }

    private IpRule asTheKernelSaysIt() {
        Traffic traffic = selector.traffic();
        Mark mark = traffic.mark();
        boolean anyMark = mark != null && mark.value() == 0 && mark.mask() == Mark.WHOLE;
        Selector same = new Selector(
                selector.ipv4(),
                selector.inverted(),
                someOnly(selector.from()),
                someOnly(selector.to()),
                selector.interfaces(),
                new Traffic(
                        traffic.tos(),
                        anyMark ? null : mark,
                        traffic.tunnelId(),
                        traffic.users(),
                        traffic.transport()));
        return new IpRule(preference, same, action, protocol);
    }

    private static @Nullable Prefix someOnly(@Nullable Prefix prefix) {
        return prefix == null || prefix.length() == 0 ? null : prefix;
    }

    /** True for IPv4. */
    public boolean ipv4() {
        return selector.ipv4();
    }

    /**
     * Which packets.
     *
     * @param ipv4 of which family
     * @param inverted all others than those described
     * @param from the source, null for any
     * @param to the destination, null for any
     */
    public record Selector(
            boolean ipv4,
            boolean inverted,
            @Nullable Prefix from,
            @Nullable Prefix to,
            Interfaces interfaces,
            Traffic traffic) {
        /** Every packet of a family. */
        public static Selector every(boolean ipv4) {
            return new Selector(ipv4, false, null, null, Interfaces.ANY, Traffic.ANY);
        }

        /** Packets from a network. */
        public static Selector from(Prefix from) {
            return new Selector(from.ipv4(), false, from, null, Interfaces.ANY, Traffic.ANY);
        }

        /** Packets to a network. */
        public static Selector to(Prefix to) {
            return new Selector(to.ipv4(), false, null, to, Interfaces.ANY, Traffic.ANY);
        }

        /** The same, of what is sent to a network only. */
        public Selector withTo(Prefix newTo) {
            return new Selector(ipv4, inverted, from, newTo, interfaces, traffic);
        }

        /** The same, of packets through interfaces only. */
        public Selector with(Interfaces newInterfaces) {
            return new Selector(ipv4, inverted, from, to, newInterfaces, traffic);
        }

        /** The same, of packets with other marks only. */
        public Selector with(Traffic newTraffic) {
            return new Selector(ipv4, inverted, from, to, interfaces, newTraffic);
        }

        /** All other packets. */
        public Selector not() {
            return new Selector(ipv4, !inverted, from, to, interfaces, traffic);
        }
    }

    /** Names of interfaces, which need not exist; null for any. */
    public record Interfaces(@Nullable String in, @Nullable String out) {
        /** Any. */
        public static final Interfaces ANY = new Interfaces(null, null);
    }

    /**
     * What else marks a packet; null for any.
     *
     * @param tos 0 to 255, 0 for any
     * @param tunnelId 64 bits without sign
     * @param users the owners of sockets
     */
    public record Traffic(
            int tos,
            @Nullable Mark mark,
            @Nullable Long tunnelId,
            @Nullable NumberRange users,
            Transport transport) {
        /** Any. */
        public static final Traffic ANY = new Traffic(0, null, null, null, Transport.ANY);

        /** With a firewall mark. */
        public static Traffic marked(Mark mark) {
            return new Traffic(0, mark, null, null, Transport.ANY);
        }

        /** Of a protocol and its ports. */
        public static Traffic of(Transport transport) {
            return new Traffic(0, null, null, null, transport);
        }
    }

    /**
     * A firewall mark.
     *
     * @param value unsigned 32 bits; 0 with the whole mask is any packet, as the kernel takes it
     * @param mask unsigned 32 bits
     */
    public record Mark(long value, long mask) {
        /** Every bit counts. */
        public static final long WHOLE = MAX_UNSIGNED;
    }

    /** Both numbers belong to it. */
    public record NumberRange(long first, long last) {}

    /** A protocol (0 to 255) and its ports; null for any. */
    public record Transport(
            @Nullable Integer protocol,
            @Nullable NumberRange sourcePorts,
            @Nullable NumberRange destinationPorts) {
        /** Any. */
        public static final Transport ANY = new Transport(null, null, null);
    }

    /** What a rule does. */
    public enum ActionType {
        /** Looks the table up. */
        TABLE,
        /** Goes on with another rule. */
        GOTO,
        /** Nothing. */
        NOP,
        BLACKHOLE,
        UNREACHABLE,
        PROHIBIT,
        /** Looks up the table of the VRF that the packet belongs to. */
        L3MDEV
    }

    /**
     * What a rule does, with what belongs to it.
     *
     * @param target the table, or the preference of the rule to go on with; 0 for other types
     * @param realms IPv4 only, null for none
     * @param suppression routes that do not count
     */
    public record Action(
            ActionType type, long target, @Nullable Realms realms, Suppression suppression) {
        /** Looks a table up. */
        public static Action table(long table) {
            return new Action(ActionType.TABLE, table, null, Suppression.NONE);
        }

        /** Goes on with the rule of that preference. */
        public static Action goTo(long preference) {
            return new Action(ActionType.GOTO, preference, null, Suppression.NONE);
        }

        /** An action without a target. */
        public static Action of(ActionType type) {
            return new Action(type, 0, null, Suppression.NONE);
        }
    }

    /**
     * Routes of the table that do not count; null for none.
     *
     * @param prefixLength those of this length or shorter
     * @param interfaceGroup those through interfaces of this group
     */
    public record Suppression(
            @Nullable Integer prefixLength, @Nullable Long interfaceGroup) {
        /** None. */
        public static final Suppression NONE = new Suppression(null, null);
    }
}

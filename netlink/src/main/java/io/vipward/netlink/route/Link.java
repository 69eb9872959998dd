package io.vipward.netlink.route;

import io.vipward.netlink.wire.MacAddress;

/**
 * An interface as the kernel describes it. Immutable, any thread.
 *
 * @param index not reused soon, unlike names
 * @param name IFNAMSIZ: at most 15 bytes
 * @param flags IFF_ flags (linux/if.h)
 * @param mac the link-layer address, {@link MacAddress#NONE} if it has none
 * @param mtu in bytes
 * @param details what else is said about it
 */
public record Link(int index, String name, int flags, MacAddress mac, int mtu, LinkDetails details) {
    /** IFF_UP: set up by the administrator. */
    public static final int UP = 0x1;
    /** IFF_LOOPBACK. */
    public static final int LOOPBACK = 0x8;
    /** IFF_POINTOPOINT. */
    public static final int POINT_TO_POINT = 0x10;
    /** IFF_RUNNING: has a carrier. */
    public static final int RUNNING = 0x40;
    /** IFF_NOARP: does not resolve addresses. */
    public static final int NO_ARP = 0x80;
    /** IFF_MULTICAST: can multicast. */
    public static final int MULTICAST = 0x1000;

    /** An Ethernet interface without anything special. */
    public Link(int index, String name, int flags, MacAddress mac, int mtu) {
        this(index, name, flags, mac, mtu, LinkDetails.NONE);
    }

    /** True if packets pass: UP and RUNNING both. */
    public boolean serves() {
        return (flags & (UP | RUNNING)) == (UP | RUNNING);
    }

    /** What kind of virtual interface it is. */
    public LinkKind kind() {
        return details.kind();
    }

    /** How it stands to others. */
    public LinkRelations relations() {
        return details.relations();
    }

    /** True if it can multicast. */
    public boolean multicast() {
        return (flags & MULTICAST) != 0;
    }

    /** True if it does not resolve addresses, so that gratuitous ARP means nothing on it. */
    public boolean noArp() {
        return (flags & NO_ARP) != 0;
    }
}

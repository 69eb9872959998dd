package io.vipward.netlink.route;

import io.vipward.netlink.wire.MacAddress;
import java.util.Map;

/** Something of an interface that can be changed. Immutable, any thread. */
public sealed interface LinkAttribute {
    /** IPv4 settings of an interface with a virtual MAC address, as keepalived makes them. */
    Ipv4 VMAC_IPV4 = new Ipv4(Map.of(
            Ipv4Setting.ARP_IGNORE, 1,
            Ipv4Setting.ACCEPT_LOCAL, 1,
            Ipv4Setting.RP_FILTER, 0,
            Ipv4Setting.PROMOTE_SECONDARIES, 1));

    /** The same for an interface of an IPv6 instance, since keepalived 2.3. */
    Ipv4 VMAC_IPV6 = new Ipv4(Map.of(Ipv4Setting.ARP_IGNORE, 1));

    /** Of the interface below: it must not answer for the addresses above. */
    Ipv4 VMAC_BASE = new Ipv4(Map.of(Ipv4Setting.ARP_IGNORE, 1, Ipv4Setting.ARP_FILTER, 1));

    /** Up or down, as the administrator sets it. */
    record Up(boolean up) implements LinkAttribute {}

    /** Its name, at most 15 bytes; EBUSY while it is up on kernels before 6.2. */
    record Name(String name) implements LinkAttribute {}

    /** Its link-layer address. */
    record Mac(MacAddress mac) implements LinkAttribute {}

    /** The largest packet in bytes. */
    record Mtu(int bytes) implements LinkAttribute {}

    /** The bridge, bond or VRF it belongs to, 0 for none. */
    record Master(int linkIndex) implements LinkAttribute {}

    /** The group of interfaces. */
    record Group(long group) implements LinkAttribute {}

    /** The settings of its kind, for instance another mode of a macvlan. */
    record Kind(LinkKind kind) implements LinkAttribute {}

    /** Settings of IPv4, without the detour of /proc. */
    record Ipv4(Map<Ipv4Setting, Integer> values) implements LinkAttribute {
        public Ipv4 {
            values = Map.copyOf(values);
        }
    }

    /** Who makes its IPv6 link-local address; EAFNOSUPPORT without IPv6. */
    record LinkLocal(AddressGeneration generation) implements LinkAttribute {}
}

package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** An interface that the instance makes on top of its own for its virtual addresses. */
public sealed interface VirtualInterface {
    /** The name that was written; null for the one that {@code vmac_prefix} and the virtual router id give. */
    @Nullable
    String name();

    /** {@code group}: the group of links it belongs to, a name or a number; null for that of the interface below. */
    @Nullable
    String group();

    /** The same under a name. */
    VirtualInterface named(String other);

    /**
     * {@code use_vmac}: a macvlan with a MAC address of its own.
     *
     * @param macHex six bytes, or five to which the virtual router id is added; null for that of RFC 5798, section 7.3
     * @param netlinkNotify {@code netlink_notify_msg}: neighbours are told by the kernel
     * @param transmitFromBase {@code vmac_xmit_base}: adverts leave from the interface below
     * @param forAllAddresses {@code use_vmac_addr}: addresses on other interfaces get one too
     */
    record Vmac(
            @Nullable String name,
            @Nullable String macHex,
            @Nullable String group,
            boolean netlinkNotify,
            boolean transmitFromBase,
            boolean forAllAddresses)
            implements VirtualInterface {
        @Override
        public Vmac named(String other) {
            return new Vmac(other, macHex, group, netlinkNotify, transmitFromBase, forAllAddresses);
        }
    }

    /**
     * {@code use_ipvlan}: a link that shares the MAC address.
     *
     * @param address of the interface, null for none
     * @param prefixLength of the address, 0 for none
     */
    record Ipvlan(
            @Nullable String name,
            @Nullable String group,
            @Nullable InetAddress address,
            int prefixLength,
            IpvlanMode mode)
            implements VirtualInterface {
        @Override
        public Ipvlan named(String other) {
            return new Ipvlan(other, group, address, prefixLength, mode);
        }
    }

    /** What links on one interface see of each other. */
    enum IpvlanMode {
        BRIDGE,
        PRIVATE,
        VEPA
    }
}

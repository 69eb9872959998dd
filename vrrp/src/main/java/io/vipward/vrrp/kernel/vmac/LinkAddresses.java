package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.Reply;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives interfaces the addresses that adverts are sent from. For one thread at a time. */
final class LinkAddresses {
    private static final int LINK_LOCAL_PREFIX = 64;
    private static final int IPV6_BYTES = 16;
    private static final int UNIVERSAL_BIT = 2;

    private final LinkPort port;

    LinkAddresses(LinkPort port) {
        this.port = port;
    }

    /** The address that adverts leave from on an IPv6 VMAC, null if it needs none. */
    static @Nullable InetAddress linkLocalFor(
            VirtualLink wanted, Link base, List<InterfaceAddress> all, Set<InetAddress> virtual) {
        if (!wanted.purpose().linkLocal()) {
            return null;
        }
        InetAddress source = wanted.purpose().source();
        if (source != null) {
            return source;
        }
        InetAddress copied = linkLocalOf(base, all, virtual);
        return copied == null ? fromMac(base.mac()) : copied;
    }

    /** The first link-local address of an interface that is its own and works, null if it has none. */
    private static @Nullable InetAddress linkLocalOf(Link link, List<InterfaceAddress> all, Set<InetAddress> virtual) {
        for (InterfaceAddress address : all) {
            boolean duplicate = (address.flags() & InterfaceAddress.DAD_FAILED) != 0;
            boolean local = !address.ipv4() && address.address().isLinkLocalAddress();
            if (address.linkIndex() == link.index() && local && !duplicate && !virtual.contains(address.address())) {
                return address.address();
            }
        }
        return null;
    }

    /**
     * Makes an interface have what it needs, and no other link-local address but virtual ones.
     *
     * @param linkLocal null for none
     * @param virtual addresses that masters hold
     */
    void give(
            VirtualLink wanted,
            int linkIndex,
            @Nullable InetAddress linkLocal,
            List<InterfaceAddress> all,
            Set<InetAddress> virtual) {
        for (InterfaceAddress stale : strangers(linkIndex, linkLocal, all, virtual)) {
            settle(wanted, new AddressChange.Delete(stale), Errno.EADDRNOTAVAIL);
        }
        if (linkLocal != null) {
            // Deprecated, so that nothing else chooses it, and without detection: it is on the interface below as well.
            AddressDetails details = AddressDetails.NONE.withPreferredSeconds(0);
            settle(
                    wanted,
                    new AddressChange.Add(new InterfaceAddress(
                            linkIndex, linkLocal, LINK_LOCAL_PREFIX, 0, InterfaceAddress.NODAD, details)),
                    Errno.EEXIST);
        }
        VirtualLink.Address own = wanted.purpose().address();
        if (own != null) {
            settle(
                    wanted,
                    new AddressChange.Add(InterfaceAddress.of(linkIndex, own.address(), own.prefixLength())),
                    Errno.EEXIST);
        }
    }

    private static List<InterfaceAddress> strangers(
            int linkIndex, @Nullable InetAddress linkLocal, List<InterfaceAddress> all, Set<InetAddress> virtual) {
        List<InterfaceAddress> strangers = new ArrayList<>();
        for (InterfaceAddress address : all) {
            boolean local = !address.ipv4() && address.address().isLinkLocalAddress();
            if (address.linkIndex() == linkIndex
                    && local
                    && !address.address().equals(linkLocal)
                    && !virtual.contains(address.address())) {
                strangers.add(address);
            }
        }
        return strangers;
    }

    private void settle(VirtualLink wanted, KernelChange change, Errno harmless) {
        if (port.apply(change) instanceof Reply.Failed failed && failed.errno() != harmless) {
            VmacLog.refused(wanted, "change the addresses of", failed.describe());
        }
    }

    /** EUI-64 of RFC 4291, appendix A. */
    private static @Nullable InetAddress fromMac(MacAddress mac) {
        if (!mac.ethernet()) {
            return null;
        }
        byte[] from = mac.bytes();
        byte[] address = new byte[IPV6_BYTES];
        address[0] = (byte) 0xfe;
        address[1] = (byte) 0x80;
        System.arraycopy(from, 0, address, 8, 3);
        address[8] ^= UNIVERSAL_BIT;
        address[11] = (byte) 0xff;
        address[12] = (byte) 0xfe;
        System.arraycopy(from, 3, address, 13, 3);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

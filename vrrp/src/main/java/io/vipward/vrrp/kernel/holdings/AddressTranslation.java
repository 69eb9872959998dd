package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualAddress.AddressOptions;
import io.vipward.parser.model.VirtualAddress.Peer;
import io.vipward.vrrp.core.VirtualIp;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** Addresses of the configuration as the kernel is asked for them, to add them as well as to delete them. Any thread. */
public final class AddressTranslation {
    /** Who added an address; read once, at the first address. */
    private static final int PROTOCOL = (int)
            IprouteNames.ofSystem("rt_addrprotos", 0xff).find("keepalived").orElse(AddressDetails.KEEPALIVED);

    private AddressTranslation() {}

    /** An address of a virtual router on an interface. */
    public static InterfaceAddress of(VirtualIp vip, int linkIndex) {
        return of(vip.address(), vip.prefixLength(), vip.scope(), vip.options(), linkIndex);
    }

    /** An address of the configuration on an interface. */
    public static InterfaceAddress of(VirtualAddress written, int linkIndex) {
        return of(written.address(), written.prefixLength(), written.scope(), written.options(), linkIndex);
    }

    private static InterfaceAddress of(
            InetAddress address, int prefixLength, int scope, AddressOptions options, int linkIndex) {
        boolean ipv4 = address instanceof Inet4Address;
        Peer peer = options.peer();
        AddressDetails details = new AddressDetails(
                peer == null ? null : peer.address(),
                options.broadcast(),
                options.label(),
                // keepalived leaves it out for IPv4, whatever is written.
                ipv4 ? AddressDetails.FOREVER : options.preferredSeconds(),
                AddressDetails.FOREVER,
                PROTOCOL);
        return new InterfaceAddress(
                linkIndex,
                address,
                peer == null ? prefixLength : peer.prefixLength(),
                // The kernel finds the scope of an IPv6 address itself.
                ipv4 ? scope : 0,
                flags(ipv4, options.flags()),
                details);
    }

    /** Duplicates are not looked for, or a takeover would have to wait for it. */
    private static int flags(boolean ipv4, List<AddressFlag> words) {
        int flags = ipv4 || words.contains(AddressFlag.DETECT_DUPLICATES) ? 0 : InterfaceAddress.NODAD;
        for (AddressFlag word : words) {
            flags |= flag(word);
        }
        return flags;
    }

    private static int flag(AddressFlag word) {
        return switch (word) {
            case HOME -> InterfaceAddress.HOME_ADDRESS;
            case MANAGE_TEMPORARY -> InterfaceAddress.MANAGE_TEMPORARY;
            case NO_PREFIX_ROUTE -> InterfaceAddress.NO_PREFIX_ROUTE;
            case AUTOJOIN -> InterfaceAddress.MULTICAST_AUTOJOIN;
            case DETECT_DUPLICATES, NO_TRACK, USE_VMAC -> 0;
        };
    }
}

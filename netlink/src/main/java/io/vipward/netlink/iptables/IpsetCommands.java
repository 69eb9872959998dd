package io.vipward.netlink.iptables;

import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.VmacLink;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Commands of ipset(8). Immutable, any thread. */
final class IpsetCommands {
    private static final String EVERY_IPV4_GROUP = "224.0.0.0/4";
    private static final String EVERY_IPV6_GROUP = "ff00::/8";

    private final IpsetNames sets;

    IpsetCommands(IpsetNames sets) {
        this.sets = sets;
    }

    List<List<String>> create(boolean ipv6) {
        if (!ipv6) {
            return List.of(create(sets.ipv4(), "hash:ip", "inet"), create(sets.igmp(), "hash:net,iface", "inet"));
        }
        return List.of(
                create(sets.ipv6(), "hash:ip", "inet6"),
                create(sets.ipv6OnLinks(), "hash:net,iface", "inet6"),
                create(sets.mld(), "hash:net,iface", "inet6"),
                create(sets.neighbourDiscovery(), "hash:net,iface", "inet6"));
    }

    List<List<String>> destroy(boolean ipv6) {
        List<String> names = ipv6
                ? List.of(sets.ipv6(), sets.ipv6OnLinks(), sets.mld(), sets.neighbourDiscovery())
                : List.of(sets.ipv4(), sets.igmp());
        return names.stream().map(name -> List.of("ipset", "destroy", name)).toList();
    }

    List<List<String>> address(String operation, BlockedAddress address) {
        String text = text(address.address());
        if (address.linkLocal()) {
            return List.of(element(operation, sets.ipv6OnLinks(), text + "," + address.linkName()));
        }
        return List.of(element(operation, address.ipv6() ? sets.ipv6() : sets.ipv4(), text));
    }

    List<List<String>> vmac(String operation, VmacLink vmac) {
        if (!vmac.ipv6()) {
            return List.of(element(operation, sets.igmp(), EVERY_IPV4_GROUP + "," + vmac.linkName()));
        }
        List<List<String>> commands = new ArrayList<>();
        commands.add(element(operation, sets.mld(), EVERY_IPV6_GROUP + "," + vmac.linkName()));
        if (vmac.baseLinkLocal() != null) {
            String base = text(vmac.baseLinkLocal());
            commands.add(element(operation, sets.neighbourDiscovery(), base + "," + vmac.linkName()));
        }
        return commands;
    }

    private static List<String> create(String name, String type, String family) {
        return List.of("ipset", "-exist", "create", name, type, "family", family);
    }

    private static List<String> element(String operation, String set, String element) {
        return List.of("ipset", "-exist", operation, set, element);
    }

    static String text(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }
}

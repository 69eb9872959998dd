package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A virtual router id belongs to one instance of a network, or of those who know each other as peers. */
final class ClashCheck {
    private final Diagnostics diagnostics;
    private final Map<Network, String> networks = new HashMap<>();
    private final Map<Endpoint, List<VrrpInstance>> endpoints = new HashMap<>();

    /** Who hears a multicast advert. */
    private record Network(String interfaceName, int vrid, Family family, InetAddress group) {}

    /** What receives a unicast advert. */
    private record Endpoint(
            int vrid, Family family, @Nullable InetAddress address) {}

    ClashCheck(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void report(VrrpInstance instance, BoundBlock block) {
        Unicast unicast = instance.router().transport().unicast();
        int vrid = instance.router().vrid();
        Family family = instance.router().protocol().family();
        if (unicast == null) {
            Network network = new Network(
                    instance.router().interfaceName(),
                    vrid,
                    family,
                    instance.router().multicastGroup());
            String other = networks.putIfAbsent(network, instance.name());
            if (other != null) {
                String where =
                        " with " + (family == Family.IPV4 ? "IPv4" : "IPv6") + " on interface " + network.interfaceName;
                clash(
                        instance,
                        block,
                        other,
                        where,
                        "give each instance on an interface a virtual_router_id of its own");
            }
            return;
        }
        Endpoint endpoint = new Endpoint(vrid, family, instance.router().sourceAddress());
        List<VrrpInstance> others = endpoints.computeIfAbsent(endpoint, key -> new ArrayList<>());
        for (VrrpInstance other : others) {
            if (sameInterface(instance, other) && haveCommonPeer(unicast, other)) {
                String where = " with a peer that both have";
                clash(instance, block, other.name(), where, "give instances with common peers different ids");
                break;
            }
        }
        others.add(instance);
    }

    private static boolean sameInterface(VrrpInstance one, VrrpInstance other) {
        String first = one.router().interfaceName();
        String second = other.router().interfaceName();
        return first.equals(second) || first.isEmpty() || second.isEmpty();
    }

    private static boolean haveCommonPeer(Unicast unicast, VrrpInstance other) {
        Unicast others = other.router().transport().unicast();
        Set<InetAddress> addresses =
                unicast.peers().stream().map(Unicast.Peer::address).collect(Collectors.toSet());
        return others != null
                && others.peers().stream().map(Unicast.Peer::address).anyMatch(addresses::contains);
    }

    private void clash(VrrpInstance instance, BoundBlock block, String other, String where, String help) {
        new Report("(" + instance.name() + ")", diagnostics)
                .add(
                        DiagnosticCode.VRID_CLASH,
                        block.span(VrrpInstanceTable.VIRTUAL_ROUTER_ID),
                        "uses VRID " + instance.router().vrid() + where + ", and so does " + other,
                        Advice.help(help));
    }
}

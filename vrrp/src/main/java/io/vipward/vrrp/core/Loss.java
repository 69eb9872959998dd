package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Something that is no longer in the kernel and that we did not remove. */
public sealed interface Loss {
    /** What of an instance's holdings it is; empty if none. */
    Holdings of(Holdings holdings);

    /** For people. */
    String text();

    /** What is said about it as keepalived words it. */
    Optional<Notice> notice(Holdings lost);

    /** An address. */
    record OfAddress(String interfaceName, InetAddress address, int prefixLength) implements Loss {
        @Override
        public Holdings of(Holdings holdings) {
            for (VirtualIp vip : holdings.addresses().all()) {
                if (vip.tracked() && vip.samePlace(address, prefixLength, interfaceName)) {
                    return lost(holdings, new VirtualIps(List.of(vip), List.of()), List.of(), List.of());
                }
            }
            return lost(holdings, VirtualIps.NONE, List.of(), List.of());
        }

        @Override
        public String text() {
            return AddressText.of(address) + " on " + interfaceName;
        }

        @Override
        public Optional<Notice> notice(Holdings lost) {
            return Optional.of(Notice.of(Message.VIP_REMOVED_BY_OTHERS, AddressText.of(address), interfaceName));
        }
    }

    /**
     * A route.
     *
     * @param text how {@code ip route} shows it
     */
    record OfRoute(IpRoute route, String text) implements Loss {
        @Override
        public Holdings of(Holdings holdings) {
            boolean ours = route.handling().tracked() && holdings.routes().contains(route);
            return lost(holdings, VirtualIps.NONE, ours ? List.of(route) : List.of(), List.of());
        }

        @Override
        public Optional<Notice> notice(Holdings lost) {
            return Optional.empty();
        }
    }

    /**
     * A rule.
     *
     * @param text how {@code ip rule} shows it
     */
    record OfRule(IpRule rule, String text) implements Loss {
        @Override
        public Holdings of(Holdings holdings) {
            boolean ours = rule.handling().tracked() && holdings.rules().contains(rule);
            return lost(holdings, VirtualIps.NONE, List.of(), ours ? List.of(rule) : List.of());
        }

        @Override
        public Optional<Notice> notice(Holdings lost) {
            return Optional.empty();
        }
    }

    private static Holdings lost(Holdings holdings, VirtualIps addresses, List<IpRoute> routes, List<IpRule> rules) {
        return new Holdings(addresses, routes, rules, holdings.accept(), holdings.extraGarp());
    }
}

package io.vipward.vrrp.kernel;

import io.vipward.netlink.route.Link;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.vrrp.core.FaultCause;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two instances with the same VRID whose interfaces turn out to be on the same network, as interfaces may appear and change: the
 * one that was there first goes on, and the other waits until it leaves. Of several that are there at the start the last goes
 * on, as in keepalived. Unicast instances have a space of their own.
 */
final class Clashes {
    private Map<Claim, String> holders = new HashMap<>();
    private Map<String, FaultCause.DuplicateVrid> losers = Map.of();
    private boolean started;

    /** What only one instance may have. */
    private record Claim(String base, int vrid, InetAddress group) {}

    /** Looks at where instances are now, and says which of them have just come into the way of others. */
    void look(List<RunningInstance> instances, Links links) {
        Map<String, VirtualRouter> routers = new LinkedHashMap<>();
        instances.forEach(
                instance -> routers.put(instance.name(), instance.settings().router()));
        look(routers, links);
    }

    /** The same for instances that are about to start, by name, and who of them may not. */
    Map<String, FaultCause.DuplicateVrid> look(Map<String, VirtualRouter> routers, Links links) {
        Map<Claim, Map<String, VirtualRouter>> claims = new LinkedHashMap<>();
        routers.forEach((name, router) -> {
            Claim claim = claim(router, links);
            if (claim != null) {
                claims.computeIfAbsent(claim, key -> new LinkedHashMap<>()).put(name, router);
            }
        });
        Map<Claim, String> before = holders;
        Map<String, FaultCause.DuplicateVrid> known = losers;
        holders = new HashMap<>();
        losers = new HashMap<>();
        claims.forEach((claim, claimants) -> {
            String holder = before.get(claim);
            holders.put(claim, holder != null && claimants.containsKey(holder) ? holder : last(claimants));
            settle(claim, claimants, known);
        });
        started = true;
        return losers;
    }

    /** What keeps an instance from running, null if nothing does. */
    FaultCause.@Nullable DuplicateVrid of(RunningInstance instance) {
        return losers.get(instance.name());
    }

    private void settle(
            Claim claim, Map<String, VirtualRouter> claimants, Map<String, FaultCause.DuplicateVrid> known) {
        String holder = holders.getOrDefault(claim, "");
        claimants.forEach((name, router) -> {
            if (!name.equals(holder)) {
                FaultCause.DuplicateVrid clash = new FaultCause.DuplicateVrid(holder, claim.vrid());
                losers.put(name, clash);
                if (!clash.equals(known.get(name))) {
                    VrrpLog.write(notice(name, router, clash));
                }
            }
        });
    }

    private Notice notice(String name, VirtualRouter router, FaultCause.DuplicateVrid clash) {
        int family = router.protocol().family() == Family.IPV6 ? 6 : 4;
        return started
                ? Notice.of(Message.VRID_CONFLICT, name, clash.other(), family, clash.vrid())
                : Notice.of(Message.VRID_DUPLICATED, name, clash.vrid(), family, clash.other());
    }

    private static @Nullable Claim claim(VirtualRouter router, Links links) {
        Link link = links.named(router.interfaceName());
        return link == null || router.transport().unicast() != null
                ? null
                : new Claim(BaseInterfaces.of(link, links::indexed).name(), router.vrid(), router.multicastGroup());
    }

    private static String last(Map<String, VirtualRouter> claimants) {
        String last = "";
        for (String name : claimants.keySet()) {
            last = name;
        }
        return last;
    }
}

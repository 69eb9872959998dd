package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteGroup;
import io.vipward.vrrp.core.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaticItemsKeeperTest {
    private static final String ADDRESSES = "static_ipaddress {\n 10.1.0.1/24 dev e0\n 10.2.0.1/24 dev e0 no_track\n}";
    private static final String ROUTES = "static_routes {\n 10.50.0.0/16 via 10.1.0.254 dev e0\n"
            + " 10.51.0.0/16 dev e0 no_track\n blackhole 10.52.0.0/16\n}";
    private static final String RULES =
            "static_rules {\n from 10.1.0.0/16 table 9 preference 7\n to 10.1.0.0/16 table 9 preference 8 no_track\n}";

    private final Map<String, Link> links = new HashMap<>();
    private final Log log = new Log();
    private final StaticItemsKeeper keeper = new StaticItemsKeeper(links::get, log);

    /** What was asked of the kernel and said. */
    private static final class Log implements StaticChanges {
        private final List<String> lines = new ArrayList<>();
        private final List<KernelChange> changes = new ArrayList<>();

        @Override
        public void submit(String what, KernelChange change) {
            lines.add(what.replace("cannot ", ""));
            changes.add(change);
        }

        @Override
        public void log(Notice notice) {
            lines.add("log: " + notice.text());
        }

        /** Since it was asked last. */
        List<String> taken() {
            List<String> taken = List.copyOf(lines);
            lines.clear();
            return taken;
        }

        <T extends KernelChange> List<T> of(Class<T> kind) {
            return changes.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    @Test
    void addsAddressesThenRoutesThenRulesAndDeletesThemInTheOtherDirection() {
        up("e0", 6);

        keeper.configure(Written.statics(RULES, ROUTES, ADDRESSES));
        List<String> added = log.taken();
        keeper.stop();

        assertEquals(
                List.of(
                        "add static address 10.1.0.1/24 dev e0",
                        "add static address 10.2.0.1/24 dev e0",
                        "add static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "add static route 10.51.0.0/16 dev e0 proto keepalived",
                        "add static route blackhole 10.52.0.0/16 proto keepalived",
                        "add static rule 7: from 10.1.0.0/16 lookup 9 proto keepalived",
                        "add static rule 8: from all to 10.1.0.0/16 lookup 9"),
                added);
        assertEquals(
                List.of(
                        "delete static rule 7: from 10.1.0.0/16 lookup 9 proto keepalived",
                        "delete static rule 8: from all to 10.1.0.0/16 lookup 9",
                        "delete static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "delete static route 10.51.0.0/16 dev e0 proto keepalived",
                        "delete static route blackhole 10.52.0.0/16 proto keepalived",
                        "delete static address 10.1.0.1/24 dev e0",
                        "delete static address 10.2.0.1/24 dev e0"),
                log.taken());
    }

    @Test
    void putsBackWhatOthersRemoveUnlessItIsNotTracked() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES, ROUTES, RULES));
        log.taken();

        log.of(AddressChange.Add.class).forEach(add -> keeper.addressRemoved(add.address()));
        log.of(IpRouteChange.Add.class).forEach(add -> keeper.routeRemoved(add.route()));
        log.of(IpRuleChange.Add.class).forEach(add -> keeper.ruleRemoved(add.rule()));
        keeper.settle();

        assertEquals(
                List.of(
                        "log: Restoring deleted static address 10.1.0.1/24 dev e0",
                        "add static address 10.1.0.1/24 dev e0",
                        "log: Restoring deleted static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "add static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "log: Restoring deleted static route blackhole 10.52.0.0/16 proto keepalived",
                        "add static route blackhole 10.52.0.0/16 proto keepalived",
                        "log: Restoring deleted static rule 7: from 10.1.0.0/16 lookup 9 proto keepalived",
                        "add static rule 7: from 10.1.0.0/16 lookup 9 proto keepalived"),
                log.taken());
        assertFalse(keeper.pending());
    }

    @Test
    void whatComesBackByItselfIsLeftAlone() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES, ROUTES, RULES));
        log.taken();
        InterfaceAddress address = log.of(AddressChange.Add.class).get(0).address();
        IpRoute route = log.of(IpRouteChange.Add.class).get(0).route();
        IpRule rule = log.of(IpRuleChange.Add.class).get(0).rule();

        keeper.addressRemoved(address);
        keeper.addressAdded(address);
        keeper.routeRemoved(route);
        keeper.routeAdded(route);
        keeper.ruleRemoved(rule);
        keeper.ruleAdded(rule);
        keeper.settle();

        assertEquals(List.of(), log.taken());
    }

    @Test
    void whatWasNotTrackedAndIsGoneIsNotDeleted() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES));
        keeper.addressRemoved(log.of(AddressChange.Add.class).get(1).address());
        log.taken();

        keeper.stop();

        assertEquals(List.of("delete static address 10.1.0.1/24 dev e0"), log.taken());
    }

    @Test
    void ownDeletionsAndThingsOfOthersAreNoLoss() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES, ROUTES, RULES));
        InterfaceAddress address = log.of(AddressChange.Add.class).get(0).address();
        keeper.addressRemoved(InterfaceAddress.of(7, address.address(), 24));
        keeper.addressRemoved(InterfaceAddress.of(6, address.address(), 25));
        assertFalse(keeper.pending());

        keeper.configure(Written.statics());
        log.taken();
        log.of(AddressChange.Delete.class).forEach(delete -> keeper.addressRemoved(delete.address()));
        log.of(IpRouteChange.Delete.class).forEach(delete -> keeper.routeRemoved(delete.route()));
        log.of(IpRuleChange.Delete.class).forEach(delete -> keeper.ruleRemoved(delete.rule()));
        keeper.settle();

        assertEquals(List.of(), log.taken());
    }

    @Test
    void reloadChangesOnlyTheDifference() {
        up("e0", 6);
        keeper.configure(Written.statics(
                "static_ipaddress {\n 10.1.0.1/24 dev e0\n 10.2.0.1/24 dev e0\n 10.3.0.1/24 dev e0 label e0:x\n}"));
        log.taken();

        keeper.configure(
                Written.statics(
                        "\nstatic_ipaddress {\n 10.4.0.1/24 dev e0\n 10.3.0.1/24 dev e0 label e0:y\n 10.1.0.1/24 dev e0 no_track\n}"));

        assertEquals(
                List.of(
                        "delete static address 10.2.0.1/24 dev e0",
                        "delete static address 10.3.0.1/24 dev e0 label e0:x",
                        "add static address 10.4.0.1/24 dev e0",
                        "add static address 10.3.0.1/24 dev e0 label e0:y"),
                log.taken());
    }

    @Test
    void whatIsTrackedAgainIsPutBack() {
        up("e0", 6);
        keeper.configure(Written.statics("static_ipaddress {\n 10.1.0.1/24 dev e0 no_track\n}"));
        keeper.addressRemoved(log.of(AddressChange.Add.class).get(0).address());
        log.taken();

        keeper.configure(Written.statics("static_ipaddress {\n 10.1.0.1/24 dev e0\n}"));

        assertEquals(
                List.of(
                        "log: Restoring deleted static address 10.1.0.1/24 dev e0",
                        "add static address 10.1.0.1/24 dev e0"),
                log.taken());
    }

    @Test
    void interfaceThatAppearsLaterGetsItsItems() {
        keeper.configure(Written.statics(ADDRESSES, ROUTES));
        assertEquals(
                List.of(
                        "log: Not adding address 10.1.0.1/24 to e0 since interface doesn't exist",
                        "log: Not adding address 10.2.0.1/24 to e0 since interface doesn't exist",
                        "add static route blackhole 10.52.0.0/16 proto keepalived"),
                log.taken());

        link("e0", 6, 0);
        assertEquals(List.of(), log.taken());
        up("e0", 6);

        assertEquals(
                List.of(
                        "add static address 10.1.0.1/24 dev e0",
                        "add static address 10.2.0.1/24 dev e0",
                        "add static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "add static route 10.51.0.0/16 dev e0 proto keepalived"),
                log.taken());
    }

    @Test
    void interfaceThatIsDownGetsItsAddressesAtOnceAndItsRoutesWhenItIsUp() {
        link("e0", 6, 0);

        keeper.configure(Written.statics(ADDRESSES, ROUTES));

        assertEquals(
                List.of(
                        "add static address 10.1.0.1/24 dev e0",
                        "add static address 10.2.0.1/24 dev e0",
                        "add static route blackhole 10.52.0.0/16 proto keepalived"),
                log.taken());
    }

    @Test
    void routesThatGoWithTheirInterfaceComeBackWithIt() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES, ROUTES));
        log.taken();

        link("e0", 6, 0);
        assertEquals(List.of(), log.taken());
        up("e0", 6);

        assertEquals(
                List.of(
                        "add static address 10.1.0.1/24 dev e0",
                        "log: Restoring deleted static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "add static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived"),
                log.taken());
    }

    @Test
    void nothingIsPutOntoAnInterfaceThatVanishes() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES, ROUTES, RULES));
        log.taken();

        log.of(AddressChange.Add.class).forEach(add -> keeper.addressRemoved(add.address()));
        Link gone = Objects.requireNonNull(links.remove("e0"));
        keeper.linkRemoved(gone);
        keeper.settle();
        assertEquals(List.of(), log.taken());
        up("e0", 9);

        assertEquals(
                List.of(
                        "log: Restoring deleted static address 10.1.0.1/24 dev e0",
                        "add static address 10.1.0.1/24 dev e0",
                        "log: Restoring deleted static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived",
                        "add static route 10.50.0.0/16 via 10.1.0.254 dev e0 proto keepalived"),
                log.taken());
        assertEquals(9, log.of(AddressChange.Add.class).get(2).address().linkIndex());
    }

    @Test
    void interfaceThatIsReplacedUnderItsNameIsNew() {
        up("e0", 6);
        keeper.configure(Written.statics("static_ipaddress {\n 10.1.0.1/24 dev e0\n}"));
        log.taken();

        up("e0", 9);

        assertEquals(
                List.of(
                        "log: Restoring deleted static address 10.1.0.1/24 dev e0",
                        "add static address 10.1.0.1/24 dev e0"),
                log.taken());
    }

    @Test
    void routesFromAnAddressAreAddedAgainWithIt() {
        up("e0", 6);
        keeper.configure(Written.statics(
                "static_ipaddress {\n 10.1.0.1/24 dev e0\n}", "static_routes {\n 10.50.0.0/16 dev e0 src 10.1.0.1\n}"));
        log.taken();

        keeper.addressRemoved(log.of(AddressChange.Add.class).get(0).address());
        keeper.settle();

        assertEquals(
                List.of(
                        "log: Restoring deleted static address 10.1.0.1/24 dev e0",
                        "add static address 10.1.0.1/24 dev e0",
                        "add static route 10.50.0.0/16 dev e0 proto keepalived src 10.1.0.1"),
                log.taken());
    }

    @Test
    void comparisonMendsWhatWasMissed() {
        up("e0", 6);
        keeper.configure(Written.statics(ADDRESSES, ROUTES, RULES));
        log.taken();
        IpRoute route = log.of(IpRouteChange.Add.class).get(0).route();

        keeper.compare(
                List.of(), List.of(route, log.of(IpRouteChange.Add.class).get(2).route()), List.of());
        keeper.settle();

        assertEquals(
                List.of(
                        "log: Restoring deleted static address 10.1.0.1/24 dev e0",
                        "add static address 10.1.0.1/24 dev e0",
                        "log: Restoring deleted static rule 7: from 10.1.0.0/16 lookup 9 proto keepalived",
                        "add static rule 7: from 10.1.0.0/16 lookup 9 proto keepalived"),
                log.taken());
    }

    @Test
    void onlyNeededGroupsAreJoined() {
        up("e0", 6);
        keeper.configure(Written.statics(ROUTES, RULES));
        assertEquals(Set.of(RouteGroup.IPV4_ROUTES, RouteGroup.IPV4_RULES), keeper.groups());

        keeper.configure(Written.statics("static_routes {\n blackhole fd01::/64 no_track\n}"));

        assertEquals(Set.of(), keeper.groups());
    }

    @Test
    void instancesOfAGroupTrackTheInterfacesOfItsItems() {
        Map<String, Set<String>> interfaces = StaticTracking.interfacesByInstance(Written.statics(
                "track_group G1 {\n group {\n VI_1\n VI_2\n }\n}",
                "static_ipaddress {\n 10.1.0.1/24 dev e0 track_group G1\n 10.2.0.1/24 dev e1\n}",
                "static_routes {\n 10.50.0.0/16 dev e2 track_group G1\n}",
                "static_rules {\n from 10.1.0.0/16 iif e3 table 9 preference 7 track_group G1\n}"));

        assertEquals(Map.of("VI_1", Set.of("e0", "e2", "e3"), "VI_2", Set.of("e0", "e2", "e3")), interfaces);
    }

    private void up(String name, int index) {
        link(name, index, Written.SERVING);
    }

    /** Tells of an interface as the engine does. */
    private void link(String name, int index, int flags) {
        Link link = Written.link(index, name, flags);
        links.put(name, link);
        keeper.linkChanged(link);
        keeper.settle();
    }
}

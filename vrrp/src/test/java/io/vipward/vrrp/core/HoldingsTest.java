package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Machine.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a master takes beside addresses, and lets go again. */
class HoldingsTest {
    private static final String ROUTES =
            "virtual_routes {\n10.9.0.0/24 via 192.0.2.254 dev eth0\n10.10.0.0/24 via 192.0.2.254 dev eth0"
                    + " no_track\n}\nvirtual_rules {\nfrom 10.8.0.0/24 lookup 100\nfrom 10.7.0.0/24 lookup 100 no_track\n}";

    @Test
    void masterTakesEverythingInOrder() {
        Machine machine = Machine.of(instance(ROUTES, "no_accept")).toDeadline();

        assertEquals(List.of("Block", "AddAddresses", "AddRoutes", "AddRules"), machine.changes());
        assertTrue(machine.log()
                .containsAll(List.of(
                        "(VI_1) setting firewall drop rule",
                        "(VI_1) setting VIPs.",
                        "(VI_1) setting Virtual Routes",
                        "(VI_1) setting Virtual Rules")));
    }

    @Test
    void itLetsEverythingGoInTheOppositeOrder() {
        Machine machine = Machine.of(instance(ROUTES, "no_accept")).toDeadline();

        machine.took(machine.router().stop(machine.now()));

        assertEquals(List.of("RemoveRules", "RemoveRoutes", "RemoveAddresses", "Unblock"), machine.changes());
        assertTrue(machine.log()
                .containsAll(List.of(
                        "(VI_1) removing Virtual Rules",
                        "(VI_1) removing Virtual Routes",
                        "(VI_1) removing VIPs.",
                        "(VI_1) removing firewall drop rule")));
    }

    @Test
    void masterThatAcceptsBlocksNothing() {
        Machine machine = Machine.of(instance()).toDeadline();

        assertEquals(List.of("AddAddresses"), machine.changes());
    }

    @Test
    void ownerAcceptsWhateverIsWritten() {
        Machine machine = Machine.of(instance("priority 255", "state MASTER", "no_accept"));

        assertEquals(List.of("AddAddresses"), machine.changes());
    }

    @Test
    void lostRouteIsPutBackAfterSkewTime() {
        Machine machine = Machine.of(instance(ROUTES)).toDeadline();
        IpRoute tracked = machine.first().settings().holdings().routes().get(0);

        machine.took(machine.router().removedByOthers(new Loss.OfRoute(tracked, "10.9.0.0/24"), machine.now()));

        assertEquals(StateName.BACKUP, machine.state());
        assertEquals(
                List.of(1),
                machine.actions().stream()
                        .filter(Action.RemoveRoutes.class::isInstance)
                        .map(action -> ((Action.RemoveRoutes) action).routes().size())
                        .toList());
        assertEquals("10.9.0.0/24 was removed by others", reason(machine));
        machine.toDeadline();
        assertEquals("puts back 10.9.0.0/24", reason(machine));
    }

    @Test
    void lostRuleIsPutBackAfterSkewTime() {
        Machine machine = Machine.of(instance(ROUTES)).toDeadline();
        IpRule tracked = machine.first().settings().holdings().rules().get(0);

        machine.took(machine.router().removedByOthers(new Loss.OfRule(tracked, "a rule"), machine.now()));

        assertEquals(StateName.BACKUP, machine.state());
        assertEquals(List.of("RemoveRules", "RemoveRoutes", "RemoveAddresses"), machine.changes());
    }

    @Test
    void whatIsNotTrackedMayGo() {
        Machine machine = Machine.of(instance(ROUTES)).toDeadline();
        Holdings holdings = machine.first().settings().holdings();

        machine.took(machine.router()
                .removedByOthers(new Loss.OfRoute(holdings.routes().get(1), "a route"), machine.now()));
        assertEquals(StateName.MASTER, machine.state());
        machine.took(machine.router()
                .removedByOthers(new Loss.OfRule(holdings.rules().get(1), "a rule"), machine.now()));

        assertEquals(StateName.MASTER, machine.state());
    }

    @Test
    void interfaceOfARouteMatters() {
        String routes = "virtual_routes {\n10.9.0.0/24 via 192.0.2.254 dev eth1\n}";

        assertEquals(StateName.FAULT, Machine.of(instance(routes)).state());
    }

    @Test
    void interfaceOfARuleMatters() {
        String rules = "virtual_rules {\nfrom 10.8.0.0/24 iif eth1 lookup 100\n}";

        assertEquals(StateName.FAULT, Machine.of(instance(rules)).state());
    }

    @Test
    void otherInterfacesAreAnnouncedOnAtTheirOwnPeriod() {
        Machine machine = Machine.of(instance("garp_extra_if all 7", "garp_master_delay 0", "advert_int 2"))
                .toDeadline();
        long master = machine.now();

        while (machine.actions().stream().noneMatch(Action.AnnounceElsewhere.class::isInstance)) {
            machine.toDeadline();
        }

        assertEquals(7_000_000_000L, machine.now() - master);
        assertTrue(machine.actions().contains(new Action.AnnounceElsewhere(true)));
    }

    @Test
    void reloadBlocksAndFreesWhatStays() {
        Machine machine = Machine.of(instance()).toDeadline();

        machine.reload(instance("no_accept"));
        assertEquals(List.of("Block"), machine.changes());
        assertTrue(machine.log().contains("(VI_1) setting firewall drop rule"));
        machine.reload(instance());

        assertEquals(List.of("Unblock"), machine.changes());
        assertTrue(machine.log().contains("(VI_1) removing firewall drop rule"));
    }

    @Test
    void reloadChangesRoutesByDifference() {
        Machine machine = Machine.of(instance(ROUTES)).toDeadline();

        machine.reload(instance(ROUTES.replace("10.9.0.0", "10.11.0.0")));

        assertEquals(List.of("RemoveRoutes", "AddRoutes"), machine.changes());
    }

    private static String reason(Machine machine) {
        return machine.first().state().situation().reason().text();
    }
}

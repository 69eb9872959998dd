package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.NextHop;
import io.vipward.netlink.route.Prefix;
import io.vipward.netlink.route.RouteKey;
import io.vipward.netlink.route.RouteOptions;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.GroupTransition;
import io.vipward.vrrp.core.StateName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a configuration puts into the kernel beside addresses, from its text to the kernel's changes. */
class VrrpEngineHoldingsTest {
    private static final long UPTIME = 3_600_000_000_000L;
    private static final long MASTER_DOWN_100 = 3_609_375_000L;

    private static final String ROUTED = """
            vrrp_instance VI_1 {
              interface eth0
              virtual_router_id 51
              virtual_ipaddress {
                192.0.2.100
              }
              virtual_routes {
                198.51.100.0/24 via 192.0.2.77 dev eth0
              }
              virtual_rules {
                from 198.51.100.0/24 iif eth0 table 100 preference 77
              }
            }
            """;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeVrrpKernel kernel = FakeVrrpKernel.machine();
    private final List<String> groups = new ArrayList<>();
    private final VrrpEngine engine = new VrrpEngine(scheduler, kernel, new TransitionListener() {
        @Override
        public void groupTransition(GroupTransition transition) {
            groups.add(transition.group() + " " + transition.to());
        }
    });

    @Test
    void routesAndRulesComeWithTheAddressesAndGoWithThem() throws Exception {
        start(ROUTED);
        assertTrue(kernel.takeDeeds().contains("change -rule 77 -route 198.51.100.0/24 -192.0.2.100"));
        scheduler.advance(MASTER_DOWN_100);

        assertTrue(kernel.takeDeeds().contains("change +192.0.2.100 +route 198.51.100.0/24 +rule 77"));
        engine.stop(() -> {});
        assertTrue(kernel.takeDeeds().contains("change -rule 77 -route 198.51.100.0/24 -192.0.2.100"));
    }

    @Test
    void routeThatSomebodyRemovesIsPutBackAfterSkewTime() throws Exception {
        start(ROUTED);
        scheduler.advance(MASTER_DOWN_100);

        kernel.kernelSays().routeRemoved(route("198.51.100.0"));
        assertEquals(StateName.BACKUP, state());
        scheduler.advance(SECOND);

        assertEquals(StateName.MASTER, state());
        assertTrue(kernel.takeDeeds().contains("change +192.0.2.100 +route 198.51.100.0/24 +rule 77"));
    }

    @Test
    void routesOfOthersAreNoneOfOurBusiness() throws Exception {
        start(ROUTED);
        scheduler.advance(MASTER_DOWN_100);

        kernel.kernelSays().routeRemoved(route("203.0.113.0"));

        assertEquals(StateName.MASTER, state());
    }

    @Test
    void ruleThatSomebodyRemovesIsALossToo() throws Exception {
        start(ROUTED);
        scheduler.advance(MASTER_DOWN_100);
        IpRule.Selector selector =
                IpRule.Selector.from(prefix("198.51.100.0")).with(new IpRule.Interfaces("eth0", null));

        kernel.kernelSays().ruleRemoved(new IpRule(77, selector, IpRule.Action.table(100), RouteOptions.KEEPALIVED));

        assertEquals(StateName.BACKUP, state());
    }

    @Test
    void staticItemsAreThereFromTheStartToTheStopWithoutAnyInstance() throws Exception {
        start("""
                static_ipaddress {
                  192.0.2.50/24 dev eth0
                }
                static_routes {
                  203.0.113.0/24 via 192.0.2.77 dev eth0
                }
                """);
        assertEquals(List.of("change +192.0.2.50 +route 203.0.113.0/24"), kernel.takeDeeds());

        kernel.kernelSays().routeRemoved(route("203.0.113.0"));
        scheduler.nextTurn();
        assertEquals(List.of("change +route 203.0.113.0/24"), kernel.takeDeeds());

        engine.stop(() -> {});
        assertEquals(List.of("change -route 203.0.113.0/24 -192.0.2.50"), kernel.takeDeeds());
    }

    @Test
    void instancesOfATrackGroupFollowTheInterfacesOfItsItems() throws Exception {
        start("""
                track_group G {
                  group {
                    VI_1
                  }
                }
                static_ipaddress {
                  198.51.100.50/24 dev eth7 track_group G
                }
                """ + ROUTED);

        assertEquals(StateName.FAULT, state());
        assertEquals(
                "interface eth7 down",
                engine.snapshot().instances().get(0).reason().text());
    }

    @Test
    void linkThatIsBackInTimeWasNeverDown() throws Exception {
        start("interface_up_down_delays {\n  eth0 1 1\n}\n" + ROUTED);

        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0(FakeVrrpKernel.ETH0, 0));
        scheduler.advance(SECOND / 2);
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0Serving(FakeVrrpKernel.ETH0));
        scheduler.advance(SECOND);
        assertEquals(StateName.BACKUP, state());
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0(FakeVrrpKernel.ETH0, 0));
        scheduler.advance(SECOND);

        assertEquals(StateName.FAULT, state());
    }

    @Test
    void whatIsTrackedBesideScriptsReachesTheElection() throws Exception {
        start("""
                bfd_instance B {
                  neighbor_ip 192.0.2.9
                }
                """ + ROUTED.replace("virtual_ipaddress", "track_bfd {\n B weight 50\n}\nvirtual_ipaddress"));

        engine.bfdState("B", true);

        assertEquals(150, engine.snapshot().instances().get(0).effectivePriority());
    }

    @Test
    void listenersHearOfGroups() throws Exception {
        start("vrrp_sync_group G {\n  group {\n    VI_1\n  }\n}\n" + ROUTED);
        scheduler.advance(MASTER_DOWN_100);

        assertEquals(List.of("G BACKUP", "G MASTER"), groups);
    }

    private void start(String text) throws Exception {
        engine.start(EngineSettings.of(configuration(text)), UPTIME);
        assertFalse(kernel.closed);
    }

    private static Configuration configuration(String text) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration(), text);
    }

    private static IpRoute route(String network) {
        return IpRoute.of(
                RouteKey.to(prefix(network)),
                RouteOptions.NONE,
                NextHop.via(Fixtures.address("192.0.2.77")).on(FakeVrrpKernel.ETH0));
    }

    private static Prefix prefix(String network) {
        return new Prefix(Fixtures.address(network), 24);
    }

    private StateName state() {
        return engine.snapshot().instances().get(0).stateName();
    }
}

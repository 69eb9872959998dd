package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.parser.ConfigurationParser;
import io.vipward.vrrp.core.StateName;
import io.vipward.vrrp.shadow.ShadowKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The engine on a kernel that is only looked at: it goes through its states, and the machine stays as it is. */
class ShadowEngineTest {
    private static final long UPTIME = 3_600_000_000_000L;
    private static final long MASTER_DOWN_100 = 3_609_375_000L;

    private static final String FILE = """
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
    private final FakeVrrpKernel machine = FakeVrrpKernel.machine();
    private final List<Runnable> later = new ArrayList<>();
    private final List<String> would = new ArrayList<>();
    private final VrrpEngine engine = new VrrpEngine(
            scheduler, new ShadowKernel(machine, later::add, would::addAll), new TransitionListener() {});

    @Test
    void aMasterTellsWhatItWouldHoldAndDoesNothing() throws Exception {
        start();
        scheduler.advance(MASTER_DOWN_100);
        turn();

        assertEquals(StateName.MASTER, state());
        assertEquals(
                List.of(
                        "add 192.0.2.100/32 to eth0",
                        "add the route to 198.51.100.0/24 in table 254",
                        "add the rule with preference 77"),
                would);
        would.clear();
        engine.stop(() -> {});
        turn();
        assertEquals(
                List.of(
                        "remove the rule with preference 77",
                        "remove the route to 198.51.100.0/24 in table 254",
                        "remove 192.0.2.100/32 from eth0"),
                would);
        assertEquals(List.of(), machine.takeDeeds());
    }

    @Test
    void whatTheOtherDaemonDoesToTheAddressIsNobodysLoss() throws Exception {
        InterfaceAddress held = InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.100"), 32);
        machine.addresses.add(held);
        start();
        assertEquals(List.of("remove 192.0.2.100/32 from eth0"), would);
        scheduler.advance(MASTER_DOWN_100);
        turn();

        machine.addresses.remove(held);
        machine.kernelSays().addressRemoved(held);
        engine.resync();

        assertEquals(StateName.MASTER, state());
    }

    @Test
    void aLinkThatGoesDownDoesSoInTheShadowToo() throws Exception {
        start();
        scheduler.advance(MASTER_DOWN_100);
        turn();

        machine.kernelSays().linkChanged(FakeVrrpKernel.eth0(FakeVrrpKernel.ETH0, 0));

        assertEquals(StateName.FAULT, state());
        assertFalse(machine.closed);
    }

    private void start() throws Exception {
        engine.start(
                EngineSettings.of(Objects.requireNonNull(
                        ConfigurationParser.parse("a.conf", FILE).configuration())),
                UPTIME);
        turn();
    }

    /** What the kernel would say comes in a turn of its own. */
    private void turn() {
        while (!later.isEmpty()) {
            later.remove(0).run();
        }
        scheduler.advance(0);
    }

    private StateName state() {
        return engine.snapshot().instances().get(0).stateName();
    }
}

package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Interfaces;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.parser.model.VrrpDefaults.ProtocolDefaults;
import io.vipward.parser.model.VrrpDefaults.StartDelays;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpNotification;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.StateName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beyond VRRPv2 by multicast: other families, single peers, firewalls and delays. */
class VrrpEngineReachTest {
    private static final long UPTIME = 3_600_000_000_000L;
    private static final long MASTER_DOWN_100 = 3_609_375_000L;
    private static final GarpSettings ONE_ROUND = new GarpSettings(0, 1, 0, 1, 0, 0);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeVrrpKernel kernel = FakeVrrpKernel.machine();
    private final VrrpEngine engine = new VrrpEngine(scheduler, kernel, TransitionListener.NONE);

    @Test
    void ipv6AddressesAreAnnouncedToNeighbours() throws Exception {
        kernel.addresses.add(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("fe80::1"), 64));
        engine.start(settings(instance().version6()), UPTIME);

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(StateName.MASTER, state());
        assertTrue(kernel.takeDeeds().contains("neighbour advert on 2"));
    }

    @Test
    void addressesThatAreNotAcceptedAreBlockedBeforeTheyAreThereAndFreedWhenTheyAreGone() throws Exception {
        engine.start(settings(instance().accept(false)), UPTIME);
        kernel.takeDeeds();
        scheduler.advance(MASTER_DOWN_100);

        List<String> taken = kernel.takeDeeds();
        assertTrue(before(taken, "filter", "change +192.0.2.100"), taken::toString);
        engine.stop(() -> {});
        List<String> released = kernel.takeDeeds();
        assertTrue(before(released, "change -192.0.2.100", "filter"), released::toString);
    }

    @Test
    void whatAnEarlierRunHasBlockedIsFreedAtTheStart() throws Exception {
        engine.start(settings(instance().accept(false)), UPTIME);

        assertTrue(kernel.takeDeeds().get(0).startsWith("filter"));
    }

    @Test
    void firewallThatNobodyNeedsIsNotTouched() throws Exception {
        engine.start(settings(instance()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        engine.stop(() -> {});

        assertTrue(kernel.takeDeeds().stream().noneMatch(deed -> deed.startsWith("filter")));
    }

    @Test
    void sourceAddressThatIsNotThereIsAFaultUntilItIs() throws Exception {
        kernel.bindFails = Errno.EADDRNOTAVAIL;
        engine.start(settings(instance().unicast(peers())), UPTIME);
        assertEquals(StateName.FAULT, state());

        kernel.bindFails = null;
        kernel.kernelSays().addressAdded(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("198.51.100.1"), 24));

        assertEquals(StateName.BACKUP, state());
    }

    @Test
    void everyPeerGetsACopyOfAnAdvert() throws Exception {
        engine.start(settings(instance().unicast(peers())), UPTIME);
        kernel.takeDeeds();

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(
                2, kernel.takeDeeds().stream().filter("advert 51/100"::equals).count());
    }

    @Test
    void socketsOfTheWholeGroupAreReadBeforeOneOfItsMembersDecides() throws Exception {
        kernel.links.add(new Link(3, "eth1", FakeVrrpKernel.SERVES, MacAddress.parse("02:00:00:00:00:02"), 1500));
        kernel.addresses.add(InterfaceAddress.of(3, address("198.51.100.1"), 24));
        VrrpInstance one = instance().build();
        VrrpInstance other = instance().named("VI_2").on("eth1").build();
        VrrpSyncGroup group = new VrrpSyncGroup(
                "G",
                new Origins(Fixtures.HERE, Map.of()),
                List.of("VI_1", "VI_2"),
                VrrpTracking.NONE,
                VrrpNotification.NONE,
                false);
        engine.start(EngineSettings.of(new RouterSettings(List.of(one, other), List.of(group), List.of())), UPTIME);

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(List.of("eth0", "eth1", "eth0", "eth1"), kernel.drained);
    }

    @Test
    void startupDelayPutsOffEverything() throws Exception {
        engine.start(delayed(settings(instance()), 2 * SECOND, 0), UPTIME);

        scheduler.advance(MASTER_DOWN_100 + 2 * SECOND - 1);
        assertEquals(StateName.BACKUP, state());
        scheduler.advance(1);

        assertEquals(StateName.MASTER, state());
    }

    @Test
    void delayAfterBootCountsFromThere() throws Exception {
        engine.start(delayed(settings(instance()), 0, 10 * SECOND), 9 * SECOND);

        scheduler.advance(MASTER_DOWN_100 + SECOND - 1);
        assertEquals(StateName.BACKUP, state());
        scheduler.advance(1);

        assertEquals(StateName.MASTER, state());
    }

    @Test
    void ownerActsAtTheEndOfTheDelay() throws Exception {
        engine.start(delayed(settings(Fixtures.instance(255).garp(ONE_ROUND)), 2 * SECOND, 0), UPTIME);

        scheduler.advance(2 * SECOND - 1);
        assertEquals(StateName.BACKUP, state());
        scheduler.advance(1);

        assertEquals(StateName.MASTER, state());
    }

    private static boolean before(List<String> deeds, String first, String second) {
        int one = index(deeds, first);
        int other = index(deeds, second);
        return one >= 0 && other > one;
    }

    private static int index(List<String> deeds, String beginning) {
        for (int index = 0; index < deeds.size(); index++) {
            if (deeds.get(index).startsWith(beginning)) {
                return index;
            }
        }
        return -1;
    }

    private static Unicast peers() {
        return new Unicast(
                List.of(new Unicast.Peer(address("192.0.2.2"), 0, 255), new Unicast.Peer(address("192.0.2.3"), 0, 255)),
                Unicast.KERNEL_TTL,
                false);
    }

    private StateName state() {
        return engine.snapshot().instances().get(0).stateName();
    }

    private static Fixtures instance() {
        return Fixtures.instance(100).garp(ONE_ROUND);
    }

    private static EngineSettings settings(Fixtures fixtures) {
        return EngineSettings.of(RouterSettings.of(List.of(fixtures.build()), List.of()));
    }

    private static EngineSettings delayed(EngineSettings settings, long startupNanos, long bootNanos) {
        VrrpDefaults usual = VrrpDefaults.DEFAULT;
        ProtocolDefaults protocol = usual.protocol();
        VrrpDefaults defaults = new VrrpDefaults(
                usual.interfaces(),
                new ProtocolDefaults(
                        protocol.version(),
                        protocol.groups(),
                        protocol.strict(),
                        protocol.checksumAsInVersion2(),
                        protocol.logUnknownRouters(),
                        new StartDelays(startupNanos, bootNanos)),
                usual.adverts(),
                usual.garp(),
                usual.receive(),
                usual.filter());
        return new EngineSettings(settings.router(), defaults, Interfaces.NONE, StaticItems.NONE);
    }
}

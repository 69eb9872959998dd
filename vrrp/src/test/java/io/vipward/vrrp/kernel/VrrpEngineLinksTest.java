package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.LinkSettings;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.ConfigurationParser;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.StateName;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Interfaces that are polled, that come and go, and that are changed for an instance. */
class VrrpEngineLinksTest {
    private static final long UPTIME = 3_600_000_000_000L;
    private static final String POLLED = "linkbeat_interfaces {\n eth0\n}\n";
    private static final String DYNAMIC = "global_defs {\n dynamic_interfaces allow_if_changes\n}\n";
    private static final String ON = "link 2 [Ipv4[values={PROMOTE_SECONDARIES=1}]]";
    private static final String OFF = "link 2 [Ipv4[values={PROMOTE_SECONDARIES=0}]]";
    private static final int DOWN = Link.UP;

    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeVrrpKernel kernel = FakeVrrpKernel.machine();
    private final VrrpEngine engine = new VrrpEngine(scheduler, kernel, TransitionListener.NONE);

    @Test
    void pollCountsWhereNetlinkDoesNot() throws Exception {
        engine.start(settings(POLLED + instance("VI_1", "eth0", "")), UPTIME);
        assertEquals(Set.of("eth0"), kernel.polled.methods().keySet());
        assertEquals(StateName.BACKUP, state(0));

        kernel.linkbeat("eth0", false);
        assertEquals(StateName.FAULT, state(0));
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0Serving(FakeVrrpKernel.ETH0));
        assertEquals(StateName.FAULT, state(0));
        kernel.linkbeat("eth0", true);
        assertEquals(StateName.BACKUP, state(0));
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0(FakeVrrpKernel.ETH0, DOWN));

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void polledLinkThatVanishesIsDownAndKeepsItsAnswerForWhenItIsBack() throws Exception {
        engine.start(settings(POLLED + instance("VI_1", "eth0", "")), UPTIME);
        kernel.linkbeat("eth0", true);

        kernel.kernelSays().linkRemoved(FakeVrrpKernel.eth0Serving(FakeVrrpKernel.ETH0));
        kernel.linkbeat("eth0", true);
        assertEquals(StateName.FAULT, state(0));
        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0(7, DOWN));
        kernel.kernelSays().addressAdded(address(7));

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void reloadWithoutPollingBelievesNetlinkAgain() throws Exception {
        engine.start(settings(POLLED + instance("VI_1", "eth0", "")), UPTIME);
        kernel.linkbeat("eth0", false);

        engine.reload(settings(instance("VI_1", "eth0", "")));

        assertEquals(Set.of(), kernel.polled.methods().keySet());
        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void linkThatVanishedWhileNotificationsWereLostIsDown() throws Exception {
        kernel.links.add(eth1());
        engine.start(settings(instance("VI_1", "eth0", "track_interface {\n eth1\n }")), UPTIME);
        assertEquals(StateName.BACKUP, state(0));

        kernel.links.removeIf(link -> link.name().equals("eth1"));
        kernel.kernelSays().resync();
        assertEquals(StateName.FAULT, state(0));
        kernel.links.add(eth1());
        kernel.kernelSays().resync();

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void interfaceMayAppearAfterTheStartAndVanishWithItsAddresses() throws Exception {
        engine.start(settings(DYNAMIC + instance("VI_1", "eth1", "")), UPTIME);
        assertEquals(StateName.FAULT, state(0));

        kernel.kernelSays().linkChanged(eth1());
        assertEquals(StateName.FAULT, state(0));
        kernel.kernelSays().addressAdded(address(3));
        assertEquals(StateName.BACKUP, state(0));
        kernel.kernelSays().linkRemoved(eth1());
        assertEquals(StateName.FAULT, state(0));
        assertEquals(0, kernel.openChannels);
        kernel.kernelSays().linkChanged(eth1());

        assertEquals("no IPv4 address on eth1", reason(0));
    }

    @Test
    void renamedInterfaceTakesItsAddressesAlong() throws Exception {
        kernel.links.add(new Link(3, "old", FakeVrrpKernel.SERVES, MacAddress.parse("02:00:00:00:00:02"), 1500));
        kernel.addresses.add(address(3));
        engine.start(settings(DYNAMIC + instance("VI_1", "eth1", "")), UPTIME);
        assertEquals(StateName.FAULT, state(0));

        kernel.kernelSays().linkChanged(eth1());

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void appearingInterfaceMustNotBringAVridThatIsInUse() throws Exception {
        engine.start(settings(DYNAMIC + instance("VI_1", "eth0", "") + instance("VI_2", "mv0", "")), UPTIME);

        kernel.kernelSays().linkChanged(macvlan());
        kernel.kernelSays().addressAdded(address(9));
        assertEquals(StateName.BACKUP, state(0));
        assertEquals("VRID 51 is used by VI_1 on the same interface", reason(1));
        kernel.kernelSays().linkRemoved(macvlan());
        kernel.kernelSays().linkChanged(new Link(9, "mv0", FakeVrrpKernel.SERVES, MacAddress.NONE, 1500));
        kernel.kernelSays().addressAdded(address(9));

        assertEquals(StateName.BACKUP, state(1));
    }

    @Test
    void lastOfTheInstancesThatShareAVridAtTheStartRuns() throws Exception {
        kernel.links.add(macvlan());
        kernel.addresses.add(address(9));
        engine.start(settings(DYNAMIC + instance("VI_1", "eth0", "") + instance("VI_2", "mv0", "")), UPTIME);
        assertEquals(StateName.FAULT, state(0));
        assertEquals(StateName.BACKUP, state(1));

        kernel.kernelSays().linkRemoved(macvlan());

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void ownerThatMayNotRunSaysNothingAtTheStart() throws Exception {
        kernel.links.add(macvlan());
        kernel.addresses.add(address(9));

        engine.start(
                settings(DYNAMIC + instance("VI_1", "eth0", "").replace("200", "255") + instance("VI_2", "mv0", "")),
                UPTIME);

        assertEquals(StateName.FAULT, state(0));
        assertTrue(kernel.takeDeeds().stream().noneMatch(deed -> deed.startsWith("advert")));
    }

    @Test
    void secondariesArePromotedWhileAnInstanceWantsIt() throws Exception {
        engine.start(settings(instance("VI_1", "eth0", "promote_secondaries")), UPTIME);
        assertEquals(List.of("change " + ON + " -192.0.2.100"), kernel.takeDeeds());

        engine.reload(settings(instance("VI_1", "eth0", "")));

        assertEquals(List.of("change " + OFF), kernel.takeDeeds());
    }

    @Test
    void secondariesArePromotedAgainOnAnInterfaceThatIsMadeAnew() throws Exception {
        engine.start(settings(instance("VI_1", "eth0", "promote_secondaries")), UPTIME);
        kernel.kernelSays().linkRemoved(FakeVrrpKernel.eth0Serving(FakeVrrpKernel.ETH0));
        kernel.takeDeeds();

        kernel.kernelSays().linkChanged(FakeVrrpKernel.eth0Serving(7));
        scheduler.nextTurn();

        assertEquals(List.of("change " + ON.replace("2", "7")), kernel.takeDeeds());
    }

    @Test
    void promotionEndsWithTheDaemonWhenAddressesAreGone() throws Exception {
        engine.start(settings(instance("VI_1", "eth0", "promote_secondaries")), UPTIME);
        scheduler.advance(4 * SECOND);
        kernel.takeDeeds();

        engine.stop(() -> {});

        assertTrue(kernel.takeDeeds().contains("change -192.0.2.100 " + OFF));
    }

    private StateName state(int instance) {
        return engine.snapshot().instances().get(instance).stateName();
    }

    private static InterfaceAddress address(int linkIndex) {
        return InterfaceAddress.of(linkIndex, Fixtures.address("192.0.2.1"), 24);
    }

    private String reason(int instance) {
        return engine.snapshot()
                .instances()
                .get(instance)
                .state()
                .situation()
                .reason()
                .text();
    }

    /** On eth0. */
    private static Link macvlan() {
        LinkDetails details = new LinkDetails(
                LinkDetails.ETHERNET,
                new LinkKind.Macvlan(LinkKind.MacvlanMode.BRIDGE),
                new LinkRelations(FakeVrrpKernel.ETH0, false, 0, 0),
                true,
                LinkDetails.OPERATING,
                LinkSettings.NONE);
        return new Link(9, "mv0", FakeVrrpKernel.SERVES, MacAddress.parse("02:00:00:00:00:09"), 1500, details);
    }

    private static Link eth1() {
        return new Link(3, "eth1", FakeVrrpKernel.SERVES, MacAddress.parse("02:00:00:00:00:02"), 1500);
    }

    static EngineSettings settings(String text) {
        return EngineSettings.of(Objects.requireNonNull(
                ConfigurationParser.parse("test.conf", text).configuration()));
    }

    static String instance(String name, String interfaceName, String more) {
        return "vrrp_instance " + name + " {\n interface " + interfaceName + "\n virtual_router_id 51\n priority 200\n "
                + more + "\n virtual_ipaddress {\n 192.0.2.100\n }\n}\n";
    }
}

package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.HERE;
import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.Origins;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.Weight;
import io.vipward.vrrp.core.Surroundings.Interface;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VrrpRouterTest {
    private final VrrpRouter router = new VrrpRouter();

    @Test
    void sourceIsTheFirstAddressThatIsNotVirtual() {
        Consequences started =
                router.start(settings(Fixtures.instance(100)), eth0("192.0.2.100", "192.0.2.1", "192.0.2.2"), 0, 0);

        assertEquals(address("192.0.2.1"), source());
        assertEquals(List.of("Assigned address 192.0.2.1 for interface eth0"), texts(started));
    }

    @Test
    void lastOfTheOtherAddressesReplacesALostSource() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1", "192.0.2.2", "192.0.2.3"), 0, 0);

        Consequences lost = router.addressRemoved(lost("192.0.2.1"), false, 0);

        assertEquals(address("192.0.2.3"), source());
        assertEquals(List.of(), texts(lost));
    }

    @Test
    void lossOfTheLastSourceIsSaid() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1"), 0, 0);

        Consequences lost = router.addressRemoved(lost("192.0.2.1"), false, 0);

        assertNull(source());
        assertEquals(List.of("Deassigned address 192.0.2.1 from interface eth0"), texts(lost));
        assertEquals(StateName.FAULT, state(0));
    }

    @Test
    void ownRemovalIsNobodysFault() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1"), 0, 0);
        RunningInstance instance = router.instances().get(0);
        router.timer(instance, instance.state().nextDeadlineNanos());

        router.addressRemoved(new Loss.OfAddress("eth0", address("192.0.2.100"), 32), true, 0);
        assertEquals(StateName.MASTER, state(0));
        router.addressRemoved(new Loss.OfAddress("eth0", address("192.0.2.100"), 32), false, 0);

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void virtualAddressThatAReloadRemovesDoesNotBecomeTheSource() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1"), 0, 0);

        router.reload(settings(Fixtures.instance(100).vip("192.0.2.101")), eth0("192.0.2.100", "192.0.2.1"), 0);
        router.addressRemoved(lost("192.0.2.1"), false, 0);

        assertNull(source());
    }

    @Test
    void sourceStaysTheSourceOverAReload() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1", "192.0.2.2", "192.0.2.3"), 0, 0);
        router.addressRemoved(lost("192.0.2.1"), false, 0);

        router.reload(settings(Fixtures.instance(100)), eth0("192.0.2.2", "192.0.2.3"), 0);

        assertEquals(address("192.0.2.3"), source());
    }

    @Test
    void linkOfNoInstanceIsNotReported() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1"), 0, 0);

        assertEquals(List.of(), texts(router.interfaceChanged("eth7", true, 0)));
        assertEquals(List.of("Netlink reports eth0 down"), texts(router.interfaceChanged("eth0", false, 0)));
        assertEquals(List.of("Linkbeat reports eth0 up"), texts(router.linkbeatChanged("eth0", true, 0)));
        assertEquals(List.of("Linkbeat reports eth0 down"), texts(router.linkbeatChanged("eth0", false, 0)));
        assertEquals(List.of(), texts(router.interfaceChanged("eth0", false, 0)));
    }

    @Test
    void scriptResultReachesAllThatTrackIt() {
        RouterSettings settings = RouterSettings.of(
                List.of(
                        Fixtures.instance(100).trackScript("chk", 0).build(),
                        Fixtures.instance(100)
                                .named("VI_2")
                                .vrid(52)
                                .trackScript("chk", -20)
                                .build()),
                List.of(script("/bin/true", 1)));
        router.start(settings, eth0("192.0.2.1"), 0, 0);

        Consequences failed = router.scriptResult("chk", new ScriptOutcome.Exited(1), 0);

        assertEquals(
                List.of("Script `chk` now returning 1", "VRRP_Script(chk) failed (exited with status 1)"),
                texts(failed));
        assertEquals(StateName.FAULT, state(0));
        assertEquals(80, router.instances().get(1).state().standing().effectivePriority());
    }

    @Test
    void unchangedScriptKeepsItsVerdictOverAReloadAndAChangedOneStartsGood() {
        VrrpInstance tracking = Fixtures.instance(100).trackScript("chk", 0).build();
        RouterSettings before = RouterSettings.of(List.of(tracking), List.of(script("/bin/true", 1)));
        router.start(before, eth0("192.0.2.1"), 0, 0);
        router.scriptResult("chk", new ScriptOutcome.Exited(1), 0);

        Consequences kept = router.reload(
                RouterSettings.of(List.of(tracking), List.of(script("/bin/true", 3))), eth0("192.0.2.1"), 0);
        assertEquals(List.of("VRRP_Script(chk) considered unsuccessful on reload"), texts(kept));
        assertEquals(StateName.FAULT, state(0));
        router.reload(RouterSettings.of(List.of(tracking), List.of(script("/bin/false", 1))), eth0("192.0.2.1"), 0);

        assertEquals(StateName.BACKUP, state(0));
    }

    @Test
    void reloadEndsFirstThenContinuesThenStarts() {
        VrrpInstance gone = Fixtures.instance(100).build();
        VrrpInstance kept = Fixtures.instance(100).named("VI_2").vrid(52).build();
        VrrpInstance added = Fixtures.instance(100).named("VI_3").vrid(53).build();
        router.start(RouterSettings.of(List.of(gone, kept), List.of()), eth0("192.0.2.1"), 0, 0);

        Consequences reloaded = router.reload(RouterSettings.of(List.of(added, kept), List.of()), eth0("192.0.2.1"), 0);

        assertEquals(
                List.of("VI_1 DELETED", "VI_3 BACKUP", "VI_2 BACKUP"),
                reloaded.steps().stream()
                        .map(step -> step.instance().name() + " "
                                + step.step().next().name())
                        .toList());
        assertEquals(
                List.of("VI_3", "VI_2"),
                router.instances().stream().map(RunningInstance::name).toList());
    }

    @Test
    void afterLostNotificationsLinksAndSourcesAreComparedAgain() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1"), 0, 0);

        Consequences resync = router.resync(
                new Surroundings(Map.of("eth0", new Interface(false, 1500, List.of(address("192.0.2.9"))))), 0);

        assertEquals(List.of("Netlink reports eth0 down"), texts(resync));
        assertEquals(address("192.0.2.9"), source());
        assertEquals(StateName.FAULT, state(0));
    }

    @Test
    void stallsOfInterestAreSaidForEachInstance() {
        router.start(settings(Fixtures.instance(100)), eth0("192.0.2.1"), 0, 0);

        Consequences stalled = router.resumedAfterStall(5 * SECOND, 5 * SECOND);

        assertTrue(stalled.steps().get(0).step().reason() instanceof Reason.Stalled);
    }

    private StateName state(int index) {
        return router.instances().get(index).state().name();
    }

    private @Nullable InetAddress source() {
        return router.instances().get(0).state().conditions().source();
    }

    private static RouterSettings settings(Fixtures fixtures) {
        return RouterSettings.of(List.of(fixtures.build()), List.of());
    }

    private static Surroundings eth0(String... addresses) {
        List<InetAddress> present =
                List.of(addresses).stream().map(Fixtures::address).toList();
        return new Surroundings(Map.of("eth0", new Interface(true, 1500, present)));
    }

    private static Loss.OfAddress lost(String text) {
        return new Loss.OfAddress("eth0", address(text), 24);
    }

    private static List<String> texts(Consequences consequences) {
        return consequences.notices().stream().map(Notice::text).toList();
    }

    private static VrrpScript script(String program, int rise) {
        return new VrrpScript(
                "chk",
                new Origins(HERE, Map.of()),
                new ScriptCommand(List.of(program), null, null, HERE),
                SECOND,
                SECOND,
                new ScriptVerdict(rise, 1, Weight.FAULT, false));
    }
}

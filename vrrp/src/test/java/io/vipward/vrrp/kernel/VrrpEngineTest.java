package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.ScriptCommand;
import io.vipward.parser.model.ScriptVerdict;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.Weight;
import io.vipward.vrrp.core.Counter;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.core.StateName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VrrpEngineTest extends VrrpEngineFixture {
    @Test
    void takesOverWithAdvertThenAddressThenGratuitousArpThenReport() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        kernel.takeDeeds();

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(List.of("advert 51/100", "change +192.0.2.100", "garp 2.100"), kernel.takeDeeds());
        assertEquals(
                List.of("VI_1: INIT -> BACKUP (started)", "VI_1: BACKUP -> MASTER (no master heard for 3.609 s)"),
                transitions);
        assertEquals(StateName.MASTER, engine.snapshot().instances().get(0).stateName());
    }

    @Test
    void manyInstancesDueTogetherAdvertiseFirstAndChangeAddressesInOneBatch() throws Exception {
        engine.start(
                settings(
                        instance().vip("192.0.2.100").build(),
                        instance().named("VI_2").vrid(52).vip("192.0.2.101").build(),
                        instance().named("VI_3").vrid(53).vip("192.0.2.102").build()),
                UPTIME);
        kernel.takeDeeds();

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(
                List.of(
                        "advert 51/100",
                        "advert 52/100",
                        "advert 53/100",
                        "change +192.0.2.100 +192.0.2.101 +192.0.2.102",
                        "garp 2.100",
                        "garp 2.101",
                        "garp 2.102"),
                kernel.takeDeeds());
        assertEquals(1, kernel.openChannels);
    }

    @Test
    void addressesLeftByACrashAreRemovedAtTheStart() throws Exception {
        kernel.addresses.add(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.100"), 32));

        engine.start(settings(instance().build()), UPTIME);

        assertFalse(kernel.has("192.0.2.100"));
        assertEquals(address("192.0.2.1"), engine.snapshot().instances().get(0).sourceAddress());
    }

    @Test
    void addressThatIsThereAlreadyIsAsGood() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        kernel.addresses.add(InterfaceAddress.of(FakeVrrpKernel.ETH0, address("192.0.2.100"), 32));

        scheduler.advance(MASTER_DOWN_100);

        assertTrue(kernel.deeds.contains("garp 2.100"));
        assertEquals(StateName.MASTER, state());
    }

    @Test
    void packetsReachTheInstanceOfTheirVrid() throws Exception {
        engine.start(settings(instance().build()), UPTIME);

        kernel.receives(advert(51, 200));
        kernel.receives(advert(77, 200));
        kernel.receives(new byte[3]);

        InstanceSnapshot snapshot = engine.snapshot().instances().get(0);
        assertEquals(1, snapshot.counters().value(Counter.ADVERTS_RECEIVED));
        assertEquals(address("192.0.2.2"), snapshot.masterAddress());
    }

    @Test
    void skewCountsFromWhenTheFarewellWasReadNotFromTheTurnsBeginning() throws Exception {
        long skew = 609_375_000L;
        long busy = 30_000_000L;
        engine.start(settings(instance().build()), UPTIME);

        scheduler.lateInTurn(busy);
        kernel.receives(advert(51, 0));
        scheduler.lateInTurn(0);
        scheduler.advance(skew);

        assertEquals(StateName.BACKUP, state());
        scheduler.advance(busy);
        assertEquals(StateName.MASTER, state());
    }

    @Test
    void unreadAdvertKeepsABackupFromTakingOver() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        kernel.unread.add(ByteBuffer.wrap(advert(51, 200)));

        scheduler.advance(MASTER_DOWN_100);

        assertEquals(StateName.BACKUP, state());
    }

    @Test
    void higherMasterTakesTheAddressesAway() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.takeDeeds();

        kernel.receives(advert(51, 200));
        scheduler.nextTurn();

        assertEquals(List.of("change -192.0.2.100"), kernel.takeDeeds());
        assertEquals(
                "VI_1: MASTER -> BACKUP (192.0.2.2 has higher priority 200, ours 100)",
                transitions.get(transitions.size() - 1));
    }

    @Test
    void announcementsOfAMasterThatIsNoneAnyMoreAreDropped() throws Exception {
        engine.start(
                settings(instance().garp(new GarpSettings(0, 1, 0, 1, 0, 3)).build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.takeDeeds();

        kernel.receives(advert(51, 50));
        kernel.receives(advert(51, 200));
        scheduler.nextTurn();

        assertEquals(List.of("advert 51/100", "change -192.0.2.100"), kernel.takeDeeds());
        assertTrue(transitions.contains("VI_1 heard lower than 100"));
    }

    @Test
    void scriptResultsArePassedOn() throws Exception {
        VrrpScript script = new VrrpScript(
                "chk",
                new Origins(Fixtures.HERE, Map.of()),
                new ScriptCommand(List.of("/bin/true"), null, null, Fixtures.HERE),
                SECOND,
                SECOND,
                new ScriptVerdict(1, 1, Weight.FAULT, false));
        engine.start(
                EngineSettings.of(RouterSettings.of(
                        List.of(instance().trackScript("chk", -20).build()), List.of(script))),
                UPTIME);

        engine.scriptResult("chk", new ScriptOutcome.Exited(1));
        engine.scriptResult("unknown", new ScriptOutcome.Exited(1));
        scheduler.nextTurn();

        assertEquals("VI_1 BACKUP now 80", transitions.get(transitions.size() - 1));
    }

    @Test
    void stopSaysGoodbyeBeforeAnythingElse() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        kernel.takeDeeds();
        List<String> order = new ArrayList<>();

        engine.stop(() -> order.addAll(kernel.takeDeeds()));

        assertEquals(List.of("advert 51/0", "change -192.0.2.100"), order);
        assertEquals("VI_1: MASTER -> STOP (stopping)", transitions.get(transitions.size() - 1));
        assertTrue(kernel.closed);
        assertEquals(0, kernel.openChannels);
    }

    @Test
    void reloadKeepsTheRhythmOfWhatIsUnchangedAndEndsWhatIsGone() throws Exception {
        VrrpInstance kept = instance().vip("192.0.2.100").build();
        engine.start(
                settings(
                        kept,
                        instance().named("VI_2").vrid(52).vip("192.0.2.101").build()),
                UPTIME);
        scheduler.advance(MASTER_DOWN_100 + SECOND / 2);
        kernel.takeDeeds();

        engine.reload(settings(
                kept, instance().named("VI_3").vrid(53).vip("192.0.2.103").build()));
        assertEquals(List.of("advert 52/0", "change -192.0.2.101 -192.0.2.103"), kernel.takeDeeds());
        scheduler.advance(SECOND / 2 - 1);
        assertEquals(List.of(), kernel.takeDeeds());
        scheduler.advance(1);

        assertEquals(List.of("advert 51/100"), kernel.takeDeeds());
        assertTrue(transitions.contains("VI_2: MASTER -> DELETED (no longer configured)"));
        assertTrue(transitions.contains("VI_3: INIT -> BACKUP (started)"));
    }

    @Test
    void refusedReloadLeavesTheOldConfigurationRunning() throws Exception {
        engine.start(settings(instance().build()), UPTIME);
        EngineSettings bad =
                settings(instance().build(), instance().named("VI_2").build());

        assertThrows(IllegalArgumentException.class, () -> engine.reload(bad));
        scheduler.advance(MASTER_DOWN_100);

        assertEquals(StateName.MASTER, state());
    }

    @Test
    void takeoverIsLoggedAsByKeepalivedWithTheReasonBehind() throws Exception {
        List<String> lines = new ArrayList<>();
        LogCapture capture = new LogCapture(
                Thread.currentThread().getName(),
                event -> lines.add(event.getLevel() + " " + event.getFormattedMessage()));
        capture.begin();

        engine.start(settings(instance().build()), UPTIME);
        scheduler.advance(MASTER_DOWN_100);
        capture.end();

        assertEquals(
                List.of(
                        "DEBUG Assigned address 192.0.2.1 for interface eth0",
                        "DEBUG (VI_1) removing VIPs.",
                        "INFO (VI_1) Entering BACKUP STATE (init)",
                        "INFO VI_1: INIT -> BACKUP (started)",
                        "DEBUG (VI_1) Receive advertisement timeout",
                        "INFO (VI_1) Entering MASTER STATE",
                        "DEBUG (VI_1) setting VIPs.",
                        "DEBUG (VI_1) Sending/queueing gratuitous ARPs on eth0 for 192.0.2.100",
                        "DEBUG Sending gratuitous ARP on eth0 for 192.0.2.100",
                        "INFO VI_1: BACKUP -> MASTER (no master heard for 3.609 s)"),
                lines);
    }

    @Test
    void twoInstancesOfOneVridAreRefusedByName() {
        EngineSettings both =
                settings(instance().build(), instance().named("VI_2").build());

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> engine.start(both, UPTIME));

        assertEquals("VI_1 and VI_2 both use VRID 51 with IPv4 on interface eth0", refusal.getMessage());
    }
}

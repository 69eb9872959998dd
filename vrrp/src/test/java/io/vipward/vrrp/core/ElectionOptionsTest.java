package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Machine.instance;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.wire.Sealing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords that change an election, from the file on. */
class ElectionOptionsTest {
    private static final String STRICT = "global_defs {\nvrrp_strict\nvrrp_version 3\n}\n";
    private static final String VERSION3 = "version 3\n";

    @ParameterizedTest
    @CsvSource({"1, 1609375000", "3, 3609375000", "10, 10609375000"})
    void backupWaitsForAsManyAdvertsAsIsWritten(int adverts, long nanos) {
        Machine machine = Machine.of(instance("down_timer_adverts " + adverts));

        assertEquals(nanos, machine.first().state().nextDeadlineNanos());
    }

    @Test
    void masterWithNopreemptYieldsToHigherPriorityAllTheSame() {
        Machine machine = Machine.of(instance(VERSION3 + "nopreempt")).toDeadline();
        assertEquals(StateName.MASTER, machine.state());

        hears(machine, 200);

        assertEquals(StateName.BACKUP, machine.state());
    }

    @Test
    void ownerThatIgnoresAdvertsDropsWhatAnotherOwnerSays() {
        Machine machine = Machine.of(instance(VERSION3 + "priority 255\nowner_ignore_adverts"));
        assertEquals(StateName.MASTER, machine.state());

        machine.hears(Machine.version3("192.0.2.9", "224.0.0.18", 255, 255), Sealing.PSEUDO_HEADER);

        assertEquals(StateName.MASTER, machine.state());
        assertEquals(List.of("(VI_1) Dropping packet(s) from 192.0.2.9 since we are address owner"), machine.log());
    }

    @Test
    void strictModeMakesAnOwnerIgnoreAdverts() {
        Machine machine = Machine.of(STRICT + instance("priority 255\nstate MASTER"));

        machine.hears(Machine.version3("192.0.2.9", "224.0.0.18", 255, 255), Sealing.PSEUDO_HEADER);

        assertEquals(StateName.MASTER, machine.state());
    }

    @Test
    void strictModeAnswersNoLowerMasterAndAnnouncesNothingAgain() {
        Machine strict = Machine.of(STRICT + instance("")).toDeadline();
        Machine usual = Machine.of(instance(VERSION3)).toDeadline();

        hears(strict, 50);
        hears(usual, 50);

        assertEquals(List.of("(VI_1) Received advert from 192.0.2.2 with lower priority 50, ours 100"), strict.log());
        assertTrue(strict.actions().stream().noneMatch(Action.SendAdvert.class::isInstance));
        assertTrue(strict.actions().stream().noneMatch(Action.AnnounceAddresses.class::isInstance));
        assertTrue(usual.actions().stream().anyMatch(Action.SendAdvert.class::isInstance));
        assertTrue(usual.actions().stream().anyMatch(Action.AnnounceAddresses.class::isInstance));
    }

    @Test
    void strictModeAcceptsNothingForItsAddressesAndWaitsForThreeAdverts() {
        Machine machine = Machine.of(STRICT + instance("down_timer_adverts 7\npreempt_delay 60"));
        assertEquals(3_609_375_000L, machine.first().state().nextDeadlineNanos());

        machine.toDeadline();

        assertEquals("Block", machine.changes().get(0));
    }

    @Test
    void nothingIsHeardBeforeTheEndOfTheStartDelay() {
        VrrpRouter router = new VrrpRouter();
        Machine machine = Machine.of(instance(VERSION3));
        router.start(Machine.settings(instance(VERSION3)), machine.surroundings(), 5 * SECOND, 0);
        RunningInstance instance = router.instances().get(0);

        router.received(instance, Machine.version3("192.0.2.2", "224.0.0.18", 255, 200), SECOND, 0);

        assertEquals(0, instance.state().counters().value(Counter.ADVERTS_RECEIVED));
        assertEquals(5 * SECOND + 3_609_375_000L, instance.state().nextDeadlineNanos());
    }

    @ParameterizedTest
    @CsvSource({
        "7, 107, 100",
        "-7, 100, 93",
        "7 reverse, 93, 100",
        "-7 reverse, 100, 107",
        "253, 254, 100",
        "-253, 100, 1"
    })
    void weightOfATrackedInterfaceCountsAsLongAsItMatters(String weight, int up, int down) {
        Machine machine = Machine.of(instance("track_interface {\neth7 weight " + weight + "\n}"));
        assertEquals(down, machine.priority());

        machine.link("eth7", true);

        assertEquals(up, machine.priority());
        assertEquals(StateName.BACKUP, machine.state());
    }

    @Test
    void farewellOfAMasterDoesNotHoldAGroupBack() {
        String second = instance(VERSION3)
                .replace("VI_1", "VI_2")
                .replace("id 51", "id 52")
                .replace(".100", ".101");
        Machine machine = Machine.of(instance(VERSION3) + second + "vrrp_sync_group G {\ngroup {\nVI_1\nVI_2\n}\n}\n");
        List<RunningInstance> both = machine.router().instances();
        machine.toDeadline();
        assertEquals(StateName.BACKUP, machine.state());

        hears(machine, 0);
        machine.took(machine.router().timer(both.get(1), both.get(1).state().nextDeadlineNanos()));

        assertEquals(StateName.MASTER, both.get(0).state().name());
        assertEquals(StateName.MASTER, both.get(1).state().name());
    }

    @Test
    void lowerMasterDoesNotHoldAGroupBack() {
        String second = instance(VERSION3)
                .replace("VI_1", "VI_2")
                .replace("id 51", "id 52")
                .replace(".100", ".101");
        Machine machine = Machine.of(instance(VERSION3) + second + "vrrp_sync_group G {\ngroup {\nVI_1\nVI_2\n}\n}\n");
        List<RunningInstance> both = machine.router().instances();
        machine.toDeadline();

        hears(machine, 50);
        machine.took(machine.router().timer(both.get(1), both.get(1).state().nextDeadlineNanos()));

        assertEquals(StateName.MASTER, both.get(0).state().name());
    }

    @Test
    void excludedAddressesAreHeldAndNotAdvertised() {
        Machine machine = Machine.of(instance("virtual_ipaddress_excluded {\n192.0.2.150\n2001:db8::1\n}"))
                .toDeadline();

        assertEquals(
                List.of("(VI_1) setting VIPs.", "(VI_1) setting E-VIPs."),
                machine.log().subList(2, 4));
        assertEquals(1, machine.sent().advert().addresses().size());
        assertEquals(
                3,
                machine.actions().stream()
                        .filter(Action.AddAddresses.class::isInstance)
                        .map(Action.AddAddresses.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .addresses()
                        .size());
    }

    private static void hears(Machine machine, int priority) {
        machine.hears(Machine.version3("192.0.2.2", "224.0.0.18", 255, priority), Sealing.PSEUDO_HEADER);
    }
}

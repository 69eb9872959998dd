package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vipward.parser.model.GarpSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadTest {
    private static final GarpSettings ONE_BURST = new GarpSettings(0, 5, 0, 1, 0, 5);

    @Test
    void unchangedInstanceGoesOnAsIfNothingHadHappened() {
        Run master = Run.master(Fixtures.instance(100).trackScript("chk", 10));
        InstanceState before = master.state();

        master.after(SECOND / 3)
                .reloads(Fixtures.instance(100).writtenOnLine(40).trackScript("chk", 10));

        assertEquals(before.situation(), master.state().situation());
        assertEquals(before.nextDeadlineNanos(), master.state().nextDeadlineNanos());
        assertEquals(List.of(), master.step().actions());
    }

    @Test
    void unchangedBackupKeepsWhatItHasWaited() {
        Run run = Run.started(Fixtures.instance(100));
        run.at(SECOND).hears("192.0.2.2", 200);
        long deadline = run.state().nextDeadlineNanos();

        run.after(2 * SECOND).reloads(Fixtures.instance(100));
        run.toDeadline();

        assertEquals(deadline, run.now());
        assertEquals("192.0.2.2 silent for 3.609 s", run.step().reason().text());
    }

    @Test
    void identificationBeginsAnew() {
        Machine machine = Machine.of(Machine.instance("")).toDeadline();
        assertEquals(1, machine.sent().advert().envelope().identification());
        machine.toDeadline();
        assertEquals(2, machine.sent().advert().envelope().identification());

        machine.reload(Machine.instance("priority 150"));

        assertEquals(1, machine.sent().advert().envelope().identification());
    }

    @Test
    void newNameIsOnlyAName() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));

        run.reloads(Fixtures.instance(100).garp(ONE_BURST).named("VI_A"));

        assertEquals(StateName.MASTER, run.state().name());
        assertEquals(List.of(), run.deeds());
    }

    @Test
    void addressesChangeByDifferenceAndPeersHearOfItAtOnce() {
        Run run = Run.master(
                Fixtures.instance(100).garp(ONE_BURST).vip("192.0.2.100").vip("192.0.2.101"));

        run.after(SECOND / 3)
                .reloads(Fixtures.instance(100)
                        .garp(ONE_BURST)
                        .vip("192.0.2.102")
                        .vip("192.0.2.100"));

        assertEquals(
                List.of("remove 192.0.2.101", "add 192.0.2.102", "announce 5 x 192.0.2.102 192.0.2.100", "advert 100"),
                run.deeds());
        assertEquals(SECOND, run.untilDeadline());
    }

    @Test
    void removedAddressIsNotAnnounced() {
        Run run = Run.master(Fixtures.instance(100).vip("192.0.2.100").excluded("192.0.2.101"));

        run.reloads(Fixtures.instance(100).vip("192.0.2.100"));

        assertEquals(List.of("remove 192.0.2.101"), run.deeds());
        assertEquals(List.of("(VI_1) ip address 192.0.2.101/32 dev eth0, no longer exist"), run.log());
    }

    @Test
    void newPriorityOfAMasterIsAdvertisedAtOnce() {
        Run run = Run.master(Fixtures.instance(100));

        run.after(10).reloads(Fixtures.instance(150));

        assertEquals(List.of("priority 100 -> 150", "advert 150"), run.deeds());
        assertEquals(List.of("(VI_1) Changing effective priority from 100 to 150"), run.log());
    }

    @Test
    void newPriorityOfABackupShiftsItsTimer() {
        Run run = Run.started(Fixtures.instance(100));
        long deadline = run.state().nextDeadlineNanos();

        run.at(SECOND).reloads(Fixtures.instance(200));

        assertEquals(deadline - 390_625_000L, run.state().nextDeadlineNanos());
    }

    @Test
    void newIntervalOfABackupKeepsWhatItHasWaited() {
        Run run = Run.started(Fixtures.instance(100));
        long deadline = run.state().nextDeadlineNanos();

        run.at(SECOND).reloads(Fixtures.instance(100).advertNanos(2 * SECOND));

        assertEquals(deadline + 3 * SECOND, run.state().nextDeadlineNanos());
    }

    @Test
    void newlyTrackedInterfaceThatIsDownFaultsTheMaster() {
        Run run = Run.master(Fixtures.instance(100));

        run.reloads(Fixtures.instance(100).trackInterface("eth1", 0, false));

        assertEquals(List.of("advert 0", "advert 0", "remove 192.0.2.100", "MASTER -> FAULT"), run.deeds());
    }

    @Test
    void noLongerTrackedInterfaceFreesTheInstance() {
        Run run = Run.started(Fixtures.instance(100).trackInterface("eth1", 0, false));
        assertEquals(StateName.FAULT, run.state().name());

        run.reloads(Fixtures.instance(100));

        assertEquals(StateName.BACKUP, run.state().name());
    }

    @Test
    void relicOfAnAddressThatABackupGetsIsRemoved() {
        Run run = Run.started(Fixtures.instance(100));

        run.reloads(Fixtures.instance(100).vip("192.0.2.100").vip("192.0.2.101"));

        assertEquals(List.of("remove 192.0.2.101"), run.deeds());
    }

    @Test
    void statisticsGoOn() {
        Run run = Run.master(Fixtures.instance(100));
        run.toDeadline();

        run.reloads(Fixtures.instance(101));

        assertEquals(3, run.counter(Counter.ADVERTS_SENT));
    }

    @Test
    void endOfPreemptDelayTakesEffect() {
        Run run = Run.started(Fixtures.instance(200).preemption(true, 100 * SECOND));
        run.at(SECOND).hears("192.0.2.2", 100);
        run.reloads(Fixtures.instance(200));
        InstanceState before = run.state();

        run.at(2 * SECOND).hears("192.0.2.2", 100);

        assertSame(before.situation(), run.state().situation());
    }
}

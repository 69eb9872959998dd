package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElectionTest {
    private static final long MASTER_DOWN_100 = 3_609_375_000L;
    private static final long SKEW_100 = 609_375_000L;

    @Test
    void startsAsBackupAfterRemovingWhatACrashMayHaveLeft() {
        Run run = Run.started(Fixtures.instance(100).excluded("192.0.2.101"));

        assertEquals(
                List.of(
                        "(VI_1) removing VIPs.",
                        "(VI_1) removing E-VIPs.",
                        "(VI_1) Entering BACKUP STATE (init)",
                        "VI_1: INIT -> BACKUP (started)"),
                Run.started(Fixtures.instance(100).vip("192.0.2.100").excluded("192.0.2.101"))
                        .log());
        assertEquals(List.of("remove 192.0.2.101", "INIT -> BACKUP"), run.deeds());
        assertEquals(MASTER_DOWN_100, run.state().nextDeadlineNanos());
    }

    @Test
    void takesOverWhenTheMasterIsSilentForMasterDownInterval() {
        Run run = Run.started(Fixtures.instance(100));
        run.at(SECOND).hears("192.0.2.2", 200);
        assertEquals(MASTER_DOWN_100, run.untilDeadline());

        run.toDeadline();

        assertEquals(
                List.of("advert 100", "add 192.0.2.100", "announce 5 x 192.0.2.100", "BACKUP -> MASTER"), run.deeds());
        assertEquals(
                List.of(
                        "(VI_1) Receive advertisement timeout",
                        "(VI_1) Entering MASTER STATE",
                        "(VI_1) setting VIPs.",
                        "VI_1: BACKUP -> MASTER (192.0.2.2 silent for 3.609 s)"),
                run.log());
        assertEquals(
                new Reason.MasterSilent(address("192.0.2.2"), MASTER_DOWN_100),
                run.step().reason());
        assertEquals(1, run.counter(Counter.BECAME_MASTER));
        assertEquals(1, run.counter(Counter.ADVERTS_SENT));
    }

    @Test
    void aloneItSaysThatNobodyWasHeard() {
        Run run = Run.started(Fixtures.instance(100));

        run.toDeadline();

        assertEquals(new Reason.NobodyHeard(MASTER_DOWN_100), run.step().reason());
    }

    @Test
    void timerCalledEarlyChangesNothing() {
        Run run = Run.started(Fixtures.instance(100));
        InstanceState before = run.state();

        run.at(MASTER_DOWN_100 - 1).timer();

        assertSame(before, run.state());
        assertTrue(run.step().actions().isEmpty());
    }

    @Test
    void priorityZeroShortensTheWaitToSkewTime() {
        Run run = Run.started(Fixtures.instance(100));
        run.at(SECOND).hears("192.0.2.2", 200);

        run.after(SECOND / 2).hears("192.0.2.2", 0);
        assertEquals(SKEW_100, run.untilDeadline());
        assertEquals(List.of("(VI_1) Backup received priority 0 advertisement"), run.log());
        run.toDeadline();

        assertEquals(new Reason.MasterLeft(address("192.0.2.2")), run.step().reason());
        assertEquals(1, run.counter(Counter.PRIORITY_ZERO_RECEIVED));
    }

    @Test
    void equalPriorityIsFollowedWhateverTheAddress() {
        Run run = Run.started(Fixtures.instance(100));

        run.at(2 * SECOND).hears("192.0.2.250", 100);

        assertEquals(MASTER_DOWN_100, run.untilDeadline());
        assertEquals(List.of("(VI_1) master set to 192.0.2.250"), run.log());
    }

    @Test
    void lowerPriorityIsDiscardedAndTheTimerRunsOn() {
        Run run = Run.started(Fixtures.instance(200));
        long deadline = run.state().nextDeadlineNanos();

        run.at(3 * SECOND).hears("192.0.2.2", 100);
        assertEquals(deadline, run.state().nextDeadlineNanos());
        assertEquals(
                List.of(
                        "(VI_1) master set to 192.0.2.2",
                        "(VI_1) received lower priority (100) advert from 192.0.2.2 - discarding"),
                run.log());
        run.toDeadline();

        assertEquals(
                new Reason.Preempts(address("192.0.2.2"), 100, 200), run.step().reason());
    }

    @Test
    void changeOfMasterIsSaidOnceItIsBelieved() {
        Run run = Run.started(Fixtures.instance(100));
        run.at(SECOND).hears("192.0.2.2", 200);

        run.after(SECOND).hears("192.0.2.3", 210);

        assertEquals(List.of("(VI_1) master changed from 192.0.2.2 to 192.0.2.3"), run.log());
    }

    @Test
    void masterStopsWithPriorityZeroAndWithoutAddresses() {
        Run run = Run.master(Fixtures.instance(100));

        run.after(10).stops();

        assertEquals(List.of("advert 0", "remove 192.0.2.100", "MASTER -> STOP"), run.deeds());
        assertEquals(
                List.of("(VI_1) sent 0 priority", "(VI_1) removing VIPs.", "VI_1: MASTER -> STOP (stopping)"),
                run.log());
        assertEquals(1, run.counter(Counter.PRIORITY_ZERO_SENT));
        assertEquals(Phase.NEVER, run.state().nextDeadlineNanos());
    }

    @Test
    void backupStopsWithoutAWord() {
        Run run = Run.started(Fixtures.instance(100));

        run.stops();

        assertEquals(List.of("BACKUP -> STOP"), run.deeds());
    }

    @Test
    void instanceThatLeftTheConfigurationIsDeleted() {
        Run run = Run.master(Fixtures.instance(100));

        run.isRemoved();

        assertEquals(List.of("advert 0", "remove 192.0.2.100", "MASTER -> DELETED"), run.deeds());
        assertEquals(StateName.DELETED, run.state().name());
    }

    @Test
    void ownAddressRemovedByOthersIsPutBackAfterSkewTime() {
        Run run = Run.master(Fixtures.instance(200).vip("192.0.2.100").vip("192.0.2.101"));

        run.after(SECOND / 2).losesAddress("192.0.2.100");
        assertEquals(List.of("advert 0", "remove 192.0.2.101", "MASTER -> BACKUP"), run.deeds());
        assertEquals(
                List.of(
                        "Netlink reflector reports IP 192.0.2.100 removed from eth0",
                        "(VI_1) Entering BACKUP STATE",
                        "(VI_1) sent 0 priority",
                        "(VI_1) removing VIPs.",
                        "VI_1: MASTER -> BACKUP (192.0.2.100 on eth0 was removed by others)"),
                run.log());
        assertEquals(218_750_000L, run.untilDeadline());
        run.toDeadline();

        assertEquals("puts back 192.0.2.100 on eth0", run.step().reason().text());
        assertTrue(run.deeds().contains("add 192.0.2.100 192.0.2.101"));
    }

    @Test
    void firewallDropsNothingMoreWhenABlockedAddressWasRemovedByOthers() {
        Run run = Run.master(
                Fixtures.instance(200).vip("192.0.2.100").vip("192.0.2.101").accept(false));

        run.after(SECOND).losesAddress("192.0.2.100");

        assertEquals(
                List.of("advert 0", "remove 192.0.2.101", "unblock 192.0.2.100 192.0.2.101", "MASTER -> BACKUP"),
                run.deeds());
    }

    @Test
    void foreignAddressesAndThoseOfABackupMayGo() {
        Run backup = Run.started(Fixtures.instance(100));
        Run master = Run.master(Fixtures.instance(100));

        backup.losesAddress("192.0.2.100");
        master.losesAddress("192.0.2.77");

        assertEquals(List.of(), backup.deeds());
        assertEquals(List.of(), master.deeds());
    }

    @Test
    void nothingIsHeardInFault() {
        Run run = Run.started(Fixtures.instance(100));
        run.interfaceChanges("eth0", false);

        run.hears("192.0.2.2", 200);

        assertEquals(0, run.counter(Counter.ADVERTS_RECEIVED));
        assertEquals(List.of(), run.log());
    }
}

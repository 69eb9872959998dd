package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.GarpSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallGuardTest {
    private static final long MASTER_DOWN_100 = 3_609_375_000L;
    private static final GarpSettings ONE_BURST = new GarpSettings(0, 5, 0, 1, 0, 5);
    private static final long LONG = 4_200_000_000L;

    @Test
    void stallThatNobodyNoticedChangesNothing() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));
        long deadline = run.state().nextDeadlineNanos();

        run.after(3 * SECOND).stalledFor(3 * SECOND);

        assertEquals(List.of(), run.log());
        assertEquals(deadline, run.state().nextDeadlineNanos());
    }

    @Test
    void backupOfHigherPriorityDoesNotWaitAsLongAsWeWould() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));

        run.after(3 * SECOND + 1).stalledFor(3 * SECOND + 1);

        assertEquals(List.of(), run.timer().deeds());
        assertEquals(SECOND, run.untilDeadline());
    }

    @Test
    void masterListensBeforeItAdvertisesAgain() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));

        run.after(LONG).stalledFor(LONG);

        assertEquals(
                List.of("(VI_1) was not run for 4.200 s: listens for other masters before it advertises again"),
                run.log());
        assertEquals(List.of(), run.timer().deeds());
        assertEquals(SECOND, run.untilDeadline());
    }

    @Test
    void whoTookOverMeanwhileIsNotDisturbed() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));

        run.after(LONG).stalledFor(LONG).after(SECOND / 2).hears("192.0.2.2", 150);

        assertEquals(StateName.BACKUP, run.state().name());
        assertEquals(List.of("remove 192.0.2.100", "MASTER -> BACKUP"), run.deeds());
    }

    @Test
    void masterThatHearsNobodyTellsTheNeighboursAgain() {
        Run run = Run.master(Fixtures.instance(100).garp(ONE_BURST));

        run.after(LONG).stalledFor(LONG).toDeadline();

        assertEquals(List.of("advert 100", "announce 5 x 192.0.2.100"), run.deeds());
        assertEquals(
                "not run for 4.200 s, and nobody has taken over",
                run.step().reason().text());
        run.toDeadline();
        assertEquals(List.of("advert 100"), run.deeds());
    }

    @Test
    void timerExpiredBackupGivesUpWhereOthersMustHaveTakenOver() {
        Run run = Run.master(Fixtures.instance(200).yieldsAfterStall(100));

        run.after(MASTER_DOWN_100 + 1).stalledFor(MASTER_DOWN_100 + 1);

        assertEquals(List.of("remove 192.0.2.100", "MASTER -> BACKUP"), run.deeds());
        assertEquals("VRRP thread timer expired 3.609375 seconds ago", run.log().get(0));
    }

    @Test
    void timerExpiredBackupStaysMasterBeforeThat() {
        Run run = Run.master(Fixtures.instance(200).yieldsAfterStall(100));

        run.after(3_500_000_000L).stalledFor(3_000_000_000L);

        assertEquals(StateName.MASTER, run.state().name());
    }

    @Test
    void backupSaysThatItStoodStill() {
        Run run = Run.started(Fixtures.instance(100));

        assertEquals(
                List.of("(VI_1) was not run for 4.200 s"),
                run.after(LONG).stalledFor(LONG).log());
    }
}

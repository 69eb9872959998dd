package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PreemptionTest {
    private static final long MASTER_DOWN_200 = 3_218_750_000L;
    private static final long SKEW_200 = 218_750_000L;

    @Test
    void nopreemptFollowsALowerMaster() {
        Run run = Run.started(Fixtures.instance(200).preemption(false, 0));

        run.at(SECOND).hears("192.0.2.2", 100);

        assertEquals(MASTER_DOWN_200, run.untilDeadline());
    }

    @Test
    void nopreemptStillTakesOverFromOneThatLeaves() {
        Run run = Run.started(Fixtures.instance(200).preemption(false, 0));
        run.at(SECOND).hears("192.0.2.2", 100);

        run.after(SECOND).hears("192.0.2.2", 0);

        assertEquals(SKEW_200, run.untilDeadline());
    }

    @Test
    void delayBeginsWithTheFirstLowerAdvertAndEndsWithATakeover() {
        Run run = Run.started(Fixtures.instance(200).preemption(true, 5 * SECOND));

        run.at(SECOND).hears("192.0.2.2", 100);
        assertEquals(List.of("(VI_1) master set to 192.0.2.2", "(VI_1) start preempt delay (5.000000)"), run.log());
        for (int second = 2; second <= 8; second++) {
            run.at(second * SECOND).hears("192.0.2.2", 100);
        }
        run.toDeadline();

        assertEquals(5 * SECOND + MASTER_DOWN_200, run.now());
        assertEquals(StateName.MASTER, run.state().name());
    }

    @Test
    void delayStopsWhenAMasterOfHigherPriorityIsHeard() {
        Run run = Run.started(Fixtures.instance(200).preemption(true, 5 * SECOND));
        run.at(SECOND).hears("192.0.2.2", 100);

        run.after(SECOND).hears("192.0.2.3", 210);
        assertEquals(
                List.of("(VI_1) master changed from 192.0.2.2 to 192.0.2.3", "(VI_1) stop preempt delay"), run.log());
        run.after(SECOND).hears("192.0.2.2", 100);

        assertEquals("(VI_1) start preempt delay (5.000000)", run.log().get(1));
    }

    @Test
    void eachTimeAsBackupHasItsOwnDelay() {
        Run run = Run.started(Fixtures.instance(200).preemption(true, 5 * SECOND));
        run.at(SECOND).hears("192.0.2.2", 100);
        run.at(7 * SECOND).timer();
        assertEquals(StateName.MASTER, run.state().name());
        run.hears("192.0.2.3", 210);

        run.at(20 * SECOND).hears("192.0.2.2", 100);

        assertEquals("(VI_1) start preempt delay (5.000000)", run.log().get(1));
        assertEquals(MASTER_DOWN_200, run.untilDeadline());
    }

    @Test
    void aFractionOfASecondIsShownInMicroseconds() {
        Run run = Run.started(Fixtures.instance(200).preemption(true, 1_050_000_000L));

        run.hears("192.0.2.2", 100);

        assertEquals("(VI_1) start preempt delay (1.050000)", run.log().get(1));
    }
}

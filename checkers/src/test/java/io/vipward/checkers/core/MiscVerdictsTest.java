package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.ProbeResult.End;
import io.vipward.checkers.core.ProbeResult.ProgramEnded;
import io.vipward.parser.model.CheckSchedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines and weights as observed of keepalived, for a server of weight 10. */
class MiscVerdictsTest {
    private static final String C = "Misc check for [[10.1.0.1]:tcp:7002 VS [10.9.0.100]:tcp:80] by [/tmp/ex.sh]";
    private static final CheckerState UP = new CheckerState(true, true, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "0, false, true, 0",
        "0, true, true, 0",
        "1, false, false, 0",
        "1, true, false, 0",
        "2, false, false, 0",
        "255, false, false, 0",
        "2, true, true, -10",
        "3, true, true, -9",
        "12, true, true, 0",
        "255, true, true, 243"
    })
    void theExitStatusDecides(int status, boolean dynamic, boolean up, long offset) {
        CheckerStep step = engine(0, dynamic, false).onResult(UP, exited(status), SECOND);

        assertEquals(up, step.next().up());
        assertEquals(offset, step.next().weightOffset());
    }

    @Test
    void aFailureIsNamedWithItsRetriesAndItsStatus() {
        assertEquals(List.of(C + " failed with retry disabled (exited with status 3)."), end(0, exited(3)));
        assertEquals(List.of(C + " failed after 1 retry (exited with status 3)."), end(1, exited(3)));
        assertEquals(
                List.of(C + " failed after 2 retries (due to signal 9)."),
                end(2, new ProgramEnded(End.SIGNALLED, 9, 0)));
        assertEquals(List.of(C + " timed out after 2 retries."), end(2, new ProgramEnded(End.TIMED_OUT, 0, 0)));
        assertEquals(List.of(C + " timed out with retry disabled."), end(0, new ProgramEnded(End.TIMED_OUT, 0, 0)));
    }

    @Test
    void everyFailureIsToldWhereThatIsWanted() {
        Verdicts engine = engine(2, false, true);

        CheckerStep first = engine.onResult(UP, exited(3), 0);
        CheckerStep second = engine.onResult(first.next(), exited(3), 0);
        CheckerStep third = engine.onResult(second.next(), exited(3), 0);

        assertEquals(List.of(C + " failed, will do 2 retries (exited with status 3)."), texts(first));
        assertEquals(List.of(C + " failed on retry 1/2 (exited with status 3)."), texts(second));
        assertEquals(List.of(C + " failed after 2 retries (exited with status 3)."), texts(third));
        assertTrue(second.next().up());
        assertFalse(third.next().up());
    }

    @Test
    void theVeryFirstFailureIsFinal() {
        CheckerState start = new CheckerState(true, false, 2, 0);

        CheckerStep step = engine(2, false, false).onResult(start, exited(1), 0);

        assertFalse(step.next().up());
        assertEquals(List.of(C + " failed after 2 retries (exited with status 1)."), texts(step));
    }

    @Test
    void runsCountFromTheirStart() {
        Verdicts engine = engine(0, false, false);

        assertEquals(10 * SECOND, engine.onResult(UP, ended(3), 9 * SECOND).nextProbeAtNanos());
        assertEquals(9 * SECOND, engine.onResult(UP, ended(7), 9 * SECOND).nextProbeAtNanos());
    }

    @Test
    void aProgramThatCannotBeStartedIsAFailure() {
        CheckerStep step = engine(0, false, false).onResult(UP, new ProgramEnded(End.NOT_STARTED, 8, 0), 0);

        assertFalse(step.next().up());
        assertEquals(List.of(C + " failed with retry disabled (could not be started, error 8)."), texts(step));
    }

    @Test
    void aFailureForgetsTheWeight() {
        CheckerStep weighed = engine(0, true, false).onResult(UP, exited(3), 0);

        CheckerStep failed = engine(0, true, false).onResult(weighed.next(), exited(1), 0);

        assertEquals(-9, weighed.next().weightOffset());
        assertEquals(0, failed.next().weightOffset());
    }

    private static List<String> end(int retry, ProbeResult result) {
        CheckerState last = new CheckerState(true, true, retry, 0);
        return texts(engine(retry, false, false).onResult(last, result, 0));
    }

    private static Verdicts engine(int retry, boolean dynamic, boolean logAllFailures) {
        CheckSchedule schedule = Configurations.logging(Configurations.schedule(4, retry, 1, false), logAllFailures);
        CheckerSettings settings =
                new CheckerSettings(CheckKind.MISC, schedule, "[10.1.0.1]:tcp:7002", "[10.9.0.100]:tcp:80");
        return new MiscVerdicts(settings, dynamic, "/tmp/ex.sh", 10);
    }

    private static ProgramEnded exited(int status) {
        return new ProgramEnded(End.EXITED, status, 0);
    }

    private static ProgramEnded ended(int seconds) {
        return new ProgramEnded(End.EXITED, 0, seconds * SECOND);
    }

    private static List<String> texts(CheckerStep step) {
        return step.events().stream().map(Event::text).toList();
    }
}

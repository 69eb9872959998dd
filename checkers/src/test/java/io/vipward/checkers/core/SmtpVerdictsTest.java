package io.vipward.checkers.core;

import static io.vipward.checkers.core.Configurations.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmtpVerdictsTest {
    private static final String RS = "[10.1.0.1]:tcp:25";
    private static final ProbeResult BAD = new ProbeResult.Failure(
            ProbeResult.Fault.CONTENT, "Bad HELO response from server [10.1.0.1]:25", List.of());

    @Test
    void theRetriesHoldAtTheStartAndInEveryCycleThatFollows() {
        CheckerState state = new CheckerState(true, false, 0, 0);
        long now = SECOND;
        StringBuilder times = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            times.append(now / SECOND).append(' ');
            CheckerStep step = engine(false).onResult(state, BAD, now);
            assertEquals(i == 2, step.verdict().isPresent());
            assertEquals(
                    i == 2 ? List.of("SMTP_CHECK Bad HELO response from server [10.1.0.1]:25") : List.of(),
                    texts(step));
            state = step.next();
            now = step.nextProbeAtNanos();
        }

        assertEquals("1 2 3 6 7 8 11 ", times.toString());
    }

    @Test
    void oneSuccessIsEnough() {
        CheckerState down = new CheckerState(false, true, 1, 0);

        CheckerStep step = engine(false).onResult(down, ProbeResult.SUCCESS, 0);

        assertTrue(step.next().up());
        assertEquals(List.of("Remote SMTP server " + RS + " succeed on service."), texts(step));
        assertEquals(
                Optional.of("=> CHECK succeed on service <="), step.verdict().flatMap(Verdict::mail));
    }

    @Test
    void theMailNamesTheReason() {
        CheckerState last = new CheckerState(true, true, 2, 0);

        CheckerStep step = engine(true).onResult(last, BAD, 0);

        assertEquals(
                Optional.of("=> CHECK failed on service : Bad HELO response from server [10.1.0.1]:25 <="),
                step.verdict().flatMap(Verdict::mail));
    }

    @Test
    void everyFailureIsToldWhereThatIsWantedWhileTheServerIsUp() {
        CheckerStep up = engine(true).onResult(new CheckerState(true, true, 0, 0), BAD, 0);
        CheckerStep down = engine(true).onResult(new CheckerState(false, true, 0, 0), BAD, 0);

        assertEquals(1, up.events().size());
        assertEquals(0, down.events().size());
    }

    private static Verdicts engine(boolean logAllFailures) {
        CheckerSettings settings = new CheckerSettings(
                CheckKind.SMTP,
                Configurations.logging(Configurations.schedule(3, 2, 1, false), logAllFailures),
                RS,
                "[10.9.0.100]:tcp:25");
        return new SmtpVerdicts(settings);
    }

    private static List<String> texts(CheckerStep step) {
        return step.events().stream().map(Event::text).toList();
    }
}

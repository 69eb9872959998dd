package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.checkers.probe.Attempt;
import io.vipward.checkers.probe.Prober;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SharedProbeTest {
    private final List<String> happened = new ArrayList<>();
    private final List<Consumer<ProbeResult>> underWay = new ArrayList<>();
    private final SharedProbe probe = new SharedProbe(FakeProber::new);
    private int probers;

    @Test
    void oneAttemptIsForAllThatWait() {
        Checker a = new Checker("a");
        Checker b = new Checker("b");

        probe.begin(a, 5);
        underWay.get(0).accept(ProbeResult.SUCCESS);

        assertEquals(List.of("1 starts 0", "a hears", "b hears"), happened);
        assertEquals(List.of(true, true), List.of(a.waits, b.waits));
    }

    @Test
    void oneThatTriesAgainKeepsItsTimeAndMakesAnAttemptOfItsOwn() {
        Checker a = new Checker("a");
        Checker b = new Checker("b");
        b.notBefore = 6;

        probe.begin(a, 5);
        probe.begin(b, 6);
        underWay.get(0).accept(ProbeResult.SUCCESS);
        underWay.get(1).accept(ProbeResult.TIMED_OUT);

        assertEquals(List.of("1 starts 0", "2 starts 0", "a hears", "2 closes", "b hears"), happened);
    }

    @Test
    void anotherUrlIsAnotherAttempt() {
        Checker a = new Checker("a");
        Checker b = new Checker("b");
        b.url = 1;

        probe.begin(a, 5);
        underWay.get(0).accept(ProbeResult.SUCCESS);

        assertEquals(List.of("1 starts 0", "a hears"), happened);
    }

    @Test
    void oneThatLeavesHearsNothingAndTheOthersDo() {
        Checker a = new Checker("a");
        new Checker("b");

        probe.begin(a, 5);
        probe.leave(a);
        underWay.get(0).accept(ProbeResult.SUCCESS);

        assertEquals(List.of("1 starts 0", "b hears"), happened);
    }

    @Test
    void whenTheLastHasLeftTheAttemptIsGivenUp() {
        Checker a = new Checker("a");
        Checker b = new Checker("b");

        probe.begin(a, 5);
        probe.leave(a);
        probe.leave(b);

        assertEquals(List.of("1 starts 0", "1 is cancelled", "1 closes"), happened);
    }

    @Test
    void oneThatHearsMayEndAnother() {
        Checker a = new Checker("a");
        Checker b = new Checker("b");
        a.whenHeard = () -> probe.leave(b);

        probe.begin(a, 5);
        underWay.get(0).accept(ProbeResult.SUCCESS);

        assertEquals(List.of("1 starts 0", "a hears"), happened);
    }

    @Test
    void theProberIsKeptFromAttemptToAttempt() {
        Checker a = new Checker("a");

        probe.begin(a, 5);
        underWay.get(0).accept(ProbeResult.SUCCESS);
        probe.begin(a, 7);

        assertEquals(List.of("1 starts 0", "a hears", "1 starts 0"), happened);
    }

    @Test
    void theFirstAttemptIsDrawnOnce() {
        assertEquals(List.of(7L, 7L), List.of(probe.firstAt(() -> 7), probe.firstAt(() -> 9)));
    }

    /** A checker that waits unless an attempt of its own is under way. */
    private final class Checker implements SharedProbe.Member {
        private final String name;
        private int url;
        private long notBefore;
        private boolean waits = true;
        private Runnable whenHeard = () -> {};

        Checker(String name) {
            this.name = name;
            probe.join(this);
        }

        @Override
        public int url() {
            return url;
        }

        @Override
        public boolean joins(long nowNanos) {
            return waits && nowNanos >= notBefore;
        }

        @Override
        public void onBegun() {
            waits = false;
        }

        @Override
        public void onResult(ProbeResult result) {
            waits = true;
            happened.add(name + " hears");
            whenHeard.run();
        }
    }

    private final class FakeProber implements Prober {
        private final int number = ++probers;

        @Override
        public Attempt start(int url, Consumer<ProbeResult> whenDone) {
            happened.add(number + " starts " + url);
            underWay.add(whenDone);
            return () -> happened.add(number + " is cancelled");
        }

        @Override
        public void close() {
            happened.add(number + " closes");
        }
    }
}

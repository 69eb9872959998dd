package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackedOutcomesTest {
    @ParameterizedTest
    @CsvSource({
        "1, false, 20, 120, false",
        "1, false, -20, 80, false",
        "-2, false, 20, 60, false",
        "1, true, 20, 80, false",
        "1, false, 2000, 254, false",
        "1, false, 253, 254, false",
        "1, false, -253, 1, false",
        "1, false, -254, 100, true",
        "-254, false, 1, 100, true",
        "-254, true, 1, 254, false",
        "0, false, 0, 100, false",
        "0, false, 7, 100, true",
        "0, true, 0, 100, true",
        "0, true, 7, 100, false"
    })
    void numberInATrackedFileIsMultipliedWithItsWeight(
            int weight, boolean reverse, int value, int priority, boolean fault) {
        Run run = Run.started(Fixtures.instance(100).track(tracking("f", new Weight(weight, reverse), 0)), world());

        run.sees(new World(Set.of("eth0"), Map.of(), Map.of("f", value), Map.of(), Map.of()));

        assertEquals(priority, run.state().standing().effectivePriority());
        assertEquals(fault, !run.state().standing().faults().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false, 100, true",
        "0, false, true, 100, false",
        "0, true, true, 100, true",
        "30, false, true, 130, false",
        "30, false, false, 100, false",
        "-30, false, false, 70, false",
        "-30, false, true, 100, false",
        "-30, true, false, 130, false"
    })
    void quorumOfATrackedProcessCounts(int weight, boolean reverse, boolean quorum, int priority, boolean fault) {
        Run run = Run.started(Fixtures.instance(100).track(tracking("p", new Weight(weight, reverse), 1)), world());

        run.sees(new World(Set.of("eth0"), Map.of(), Map.of(), Map.of("p", quorum), Map.of()));

        assertEquals(priority, run.state().standing().effectivePriority());
        assertEquals(fault, !run.state().standing().faults().isEmpty());
    }

    @Test
    void trackedBfdSessionThatIsNotUpIsAFault() {
        Run run = Run.started(Fixtures.instance(100).track(tracking("b", Weight.FAULT, 2)), world());
        assertEquals("BFD instance b down", run.state().situation().reason().text());

        run.sees(new World(Set.of("eth0"), Map.of(), Map.of(), Map.of(), Map.of("b", true)));

        assertEquals(StateName.BACKUP, run.state().name());
        assertEquals(
                "VRRP_Instance(VI_1) Tracked BFD instance b is UP", run.log().get(0));
        assertEquals(
                "VI_1: FAULT -> BACKUP (BFD instance b up)",
                run.log().get(run.log().size() - 1));
    }

    @Test
    void lostBfdSessionWithAWeightLowersThePriority() {
        Run run = Run.started(Fixtures.instance(100).track(tracking("b", new Weight(-40, false), 2)), world());
        run.sees(new World(Set.of("eth0"), Map.of(), Map.of(), Map.of(), Map.of("b", true)));
        assertEquals(100, run.state().standing().effectivePriority());

        run.sees(world().world());

        assertEquals(60, run.state().standing().effectivePriority());
        assertTrue(run.log().contains("VRRP_Instance(VI_1) Tracked BFD instance b is DOWN"));
    }

    @Test
    void missingQuorumIsNamedAtTheStart() {
        Run run = Run.started(Fixtures.instance(100).track(tracking("p", Weight.FAULT, 1)), world());

        assertEquals(
                "(VI_1) entering FAULT state (tracked process p quorum not achieved)",
                run.log().get(0));
    }

    private static Conditions world() {
        return Fixtures.healthy("192.0.2.1");
    }

    private static VrrpTracking tracking(String name, Weight weight, int kind) {
        List<Tracked> one = List.of(new Tracked(name, weight, Fixtures.HERE));
        return new VrrpTracking(
                true,
                List.of(),
                List.of(),
                kind == 0 ? one : List.of(),
                kind == 1 ? one : List.of(),
                kind == 2 ? one : List.of());
    }
}

package io.vipward.vrrp.simulation;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Clusters, configurations and mishaps that were made up. {@code -Dvipward.seed=N} plays that one seed only and prints its
 * journal; {@code bench/simulate} looks further than this.
 */
class RandomClustersSimulationTest {
    private static final int SEEDS = 10_000;
    private static final String SEED = "vipward.seed";

    @Test
    void everyClusterKeepsTheRulesAndSettlesAfterEveryKindOfMishap() {
        if (System.getProperty(SEED) != null) {
            new RandomScenario(Long.getLong(SEED)).tell(System.out::println).play();
            return;
        }
        long virtualNanos = 0;

        for (long seed = 0; seed < SEEDS; seed++) {
            virtualNanos += played(seed);
        }

        assertTrue(virtualNanos > 500_000 * SECOND, "only " + virtualNanos / SECOND + " s");
    }

    @Test
    void sameSeedGivesTheSameRun() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(journal(seed), journal(seed));
        }
    }

    private static long played(long seed) {
        try {
            return new RandomScenario(seed).play();
        } catch (InvariantViolation violation) {
            throw new AssertionError(
                    "replay with -Dtest=RandomClustersSimulationTest -D" + SEED + "=" + seed, violation);
        }
    }

    private static List<String> journal(long seed) {
        List<String> journal = new ArrayList<>();
        new RandomScenario(seed).tell(journal::add).play();
        return journal;
    }
}

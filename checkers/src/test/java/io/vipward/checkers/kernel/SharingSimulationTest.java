package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.table.IpvsTable;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to the servers: with shared probes all is said and done at the same times as without. */
class SharingSimulationTest {
    private static final int SERVERS = 3;
    private static final double SECONDS = 120;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyVirtualServerLivesAsIfItWereAlone(long seed) {
        String text = configuration(new Random(seed));
        Lived alone = live("global_defs {\nvipward_no_shared_probes\n}\n" + text, seed);
        Lived together = live(text, seed);

        assertEquals(alone.transcript(), together.transcript(), "seed " + seed);
        assertEquals(alone.table(), together.table(), "seed " + seed);
        assertTrue(together.attempts() < alone.attempts(), "seed " + seed);
    }

    /** @param transcript what was said and done, without the order within one moment */
    private record Lived(List<String> transcript, IpvsTable table, int attempts) {}

    private static Lived live(String text, long seed) {
        try (Rig rig = new Rig()) {
            rig.start(text);
            Random random = new Random(seed);
            FakeServers.Behaviour[] all = FakeServers.Behaviour.values();
            for (double at = 0; at < SECONDS; at += random.nextDouble() * 3) {
                rig.until(at);
                String server = "10.1.0." + (1 + random.nextInt(SERVERS)) + ":80";
                rig.set(all[random.nextInt(all.length)], server);
            }
            rig.until(SECONDS);
            List<String> transcript = rig.transcript()
                    .lines()
                    .filter(line -> !line.contains("Checkers: "))
                    .sorted()
                    .toList();
            return new Lived(
                    transcript, rig.ipvs().table(), rig.servers().attempts().size());
        }
    }

    /** A few virtual servers before one pool, of which some have another rhythm, and some say more. */
    private static String configuration(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            text.append("virtual_server 10.9.0.")
                    .append(i)
                    .append(" 80 {\nprotocol TCP\nwarmup 0\nconnect_timeout 2\n");
            text.append("delay_loop ")
                    .append(i == 5 ? 5 : 2)
                    .append("\nretry ")
                    .append(i < 3 ? 2 : 1)
                    .append('\n');
            text.append("delay_before_retry 1\nquorum ")
                    .append(1 + random.nextInt(2))
                    .append('\n');
            for (int j = 1; j <= SERVERS; j++) {
                text.append("real_server 10.1.0.").append(j).append(" 80 {\nweight ");
                text.append(1 + random.nextInt(3)).append("\nTCP_CHECK {\n");
                text.append(random.nextBoolean() ? "alpha\n" : "")
                        .append(random.nextBoolean() ? "log_all_failures\n" : "");
                text.append("}\n}\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }
}

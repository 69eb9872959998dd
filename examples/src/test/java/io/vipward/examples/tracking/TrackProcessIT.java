package io.vipward.examples.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes are counted where the kernel does not tell of them, too: the original only does so on the bare machine. */
@Tag("kernel")
final class TrackProcessIT {
    private static final String TRACKERS = """
            vrrp_track_process must {
                process vipward-worker
            }
            vrrp_track_process two {
                process vipward-worker
                quorum 2
                weight 10
            }
            """;
    private static final String TRACKS = """
            track_process {
                must
                two
            }""";

    @Test
    void processesThatComeAndGoMoveThePriorityAndTheInstance() {
        try (TrackingBench bench = new TrackingBench(
                Director.Kind.VIPWARD,
                TRACKERS,
                100,
                TRACKS,
                node -> node.run("sh", "-c", "cp /usr/bin/sleep /run/vipward-worker")
                        .text())) {
            start(bench);
            bench.awaitPriority(100);
            start(bench);
            bench.awaitPriority(110);
            bench.node.run("pkill", "-o", "-x", "vipward-worker").text();
            bench.awaitPriority(100);
            bench.node.run("pkill", "-x", "vipward-worker").text();
            bench.awaitPriority(0);

            assertEquals(
                    List.of(
                            "(VI_1) entering FAULT state (tracked process must quorum not achieved)",
                            "Quorum gained for tracked process must",
                            "Quorum gained for tracked process two",
                            "Quorum lost for tracked process two",
                            "Quorum lost for tracked process must"),
                    bench.lines(0, Pattern.compile("uorum")),
                    bench.subject()::toString);
        }
    }

    private static void start(TrackingBench bench) {
        bench.node.run("sh", "-c", "/run/vipward-worker 600 >/dev/null 2>&1 &").text();
    }
}

package io.vipward.examples.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A number in a file changes the priority on the wire, and stops the instance, exactly as with the original. */
@Tag("kernel")
final class TrackFileIT {
    private static final String TRACKERS = """
            track_file one {
                file /run/number
                weight 1
            }
            track_file two {
                file /run/number
                weight 2
            }
            track_file stop {
                file /run/stop
                weight 0
                init_file 0
            }
            """;
    private static final String TRACKS = """
            track_file {
                one
                two
                stop
            }""";

    private static final Pattern WORDS = Pattern.compile("tracked file|Entering|effective priority");

    @ParameterizedTest
    @EnumSource
    void numberIsOnTheWireFromTheFirstAdvertOn(Director.Kind kind) {
        try (TrackingBench bench =
                new TrackingBench(kind, TRACKERS, 100, TRACKS, node -> node.write("/run/number", "10\n"))) {
            bench.awaitPriority(130);

            write(bench, "-10", 70);
            write(bench, "60", 254);
            write(bench, "0x10", 148);
            bench.node
                    .run("sh", "-c", "echo 5 >/run/new && mv /run/new /run/number")
                    .text();
            bench.awaitPriority(115);
            write(bench, "-126", 1);
            int before = bench.subject().log().end();
            write(bench, "-127", 0);
            bench.subject().log().awaitFrom(before, "Entering FAULT STATE", Wait.seconds(10));
            write(bench, "abc", 100);
            bench.node.run("rm", "/run/number").text();
            bench.node.write("/run/stop", "1");
            bench.awaitPriority(0);
            before = bench.subject().log().end();
            bench.node.write("/run/stop", "0");
            bench.subject().log().awaitFrom(before, "Entering MASTER STATE", Wait.seconds(10));
            bench.awaitPriority(100);

            assertEquals(
                    "(VI_1): tracked file stop leaving FAULT state|(VI_1) Entering BACKUP STATE|(VI_1) Entering MASTER STATE",
                    String.join("|", bench.lines(before, WORDS)),
                    bench.subject()::toString);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReloadKeepsTheNumberAndTheMaster(Director.Kind kind) {
        try (TrackingBench bench =
                new TrackingBench(kind, TRACKERS, 100, TRACKS, node -> node.write("/run/number", "10\n"))) {
            bench.awaitPriority(130);
            int before = bench.subject().log().end();

            bench.configure(TRACKERS, 90, TRACKS);
            bench.subject().reload();

            bench.awaitPriority(120);
            assertEquals(0, bench.subject().log().count(before, "Entering"), bench.subject()::toString);
            write(bench, "20", 150);
        }
    }

    private static void write(TrackingBench bench, String number, int priority) {
        bench.node.write("/run/number", number + "\n");
        bench.awaitPriority(priority);
    }
}

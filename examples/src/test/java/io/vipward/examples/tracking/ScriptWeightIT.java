package io.vipward.examples.tracking;

import io.vipward.examples.network.Director;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script's weight makes of a priority of 100 on the wire, with the script good and bad: ours beside the original. */
@Tag("kernel")
final class ScriptWeightIT {
    @ParameterizedTest
    @CsvSource({
        "VIPWARD, 20, '', 120, 100",
        "KEEPALIVED, 20, '', 120, 100",
        "VIPWARD, -20, '', 100, 80",
        "KEEPALIVED, -20, '', 100, 80",
        "VIPWARD, 20 reverse, '', 80, 100",
        "KEEPALIVED, 20 reverse, '', 80, 100",
        "VIPWARD, -20 reverse, '', 100, 120",
        "KEEPALIVED, -20 reverse, '', 100, 120",
        "VIPWARD, 200, '', 254, 100",
        "KEEPALIVED, 200, '', 254, 100",
        "VIPWARD, -200, '', 100, 1",
        "KEEPALIVED, -200, '', 100, 1",
        "VIPWARD, -20, weight 30, 130, 100",
        "KEEPALIVED, -20, weight 30, 130, 100",
        "VIPWARD, 0, '', 100, 0",
        "KEEPALIVED, 0, '', 100, 0"
    })
    void weightIsOnTheWire(Director.Kind kind, String weight, String tracked, int good, int bad) {
        String script = """
                vrrp_script chk {
                    script "/usr/bin/test -e /run/good"
                    interval 1
                    weight %s
                }
                """.formatted(weight);
        String tracks = "track_script {\nchk " + tracked + "\n}";
        try (TrackingBench bench = new TrackingBench(kind, script, 100, tracks, node -> node.write("/run/good", ""))) {
            bench.awaitPriority(good);
            bench.node.run("rm", "/run/good").text();
            bench.awaitPriority(bad);
        }
    }
}

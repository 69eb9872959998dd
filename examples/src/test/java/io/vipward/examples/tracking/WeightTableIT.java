package io.vipward.examples.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.SideBySide;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every kind of weight makes of a priority of 100 on the wire, with the script good and bad: ours beside the original. */
@Tag("kernel")
final class WeightTableIT {
    private static final Pattern WEIGHED = Pattern.compile("effective priority|is not used");

    /** Which of several scripts ends first is a matter of moments. */
    private static final Pattern SUMMED = Pattern.compile("\\((THREE|BEYOND_AND_BACK|OF_GROUP_AND_ONE)\\)");

    @Test
    void weightsAreOnTheWireAsWithTheOriginal() {
        SideBySide<List<String>> said = SideBySide.of(WeightTableIT::live);

        assertEquals(said.original(), said.ours());
    }

    /** Good, bad and good again; the lines that tell of it, those of each instance in their order. */
    private static List<String> live(Director.Kind kind) {
        try (TrackingBench bench =
                new TrackingBench(kind, WeightRow.configuration(), node -> node.write("/run/good", ""))) {
            Map<Integer, Integer> first = wanted(true);
            // Never was master, so nobody has heard that it is not.
            first.remove(WeightRow.NONE_REVERSE.virtualRouterId());
            bench.awaitPriorities(first);
            bench.node.run("rm", "/run/good").text();
            bench.awaitPriorities(wanted(false));
            bench.node.write("/run/good", "");
            bench.awaitPriorities(wanted(true));
            return bench.lines(0, WEIGHED).stream()
                    .filter(line -> !SUMMED.matcher(line).find())
                    .sorted()
                    .toList();
        }
    }

    private static Map<Integer, Integer> wanted(boolean good) {
        Map<Integer, Integer> wanted = new TreeMap<>();
        for (WeightRow row : WeightRow.values()) {
            wanted.put(row.virtualRouterId(), row.priority(good));
        }
        return wanted;
    }
}

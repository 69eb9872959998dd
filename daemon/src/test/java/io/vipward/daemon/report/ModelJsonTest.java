package io.vipward.daemon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.report.ModelJson.Content;
import io.vipward.parser.model.Origins;
import io.vipward.parser.model.Secret;
import io.vipward.parser.source.Position;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelJsonTest {
    private static final Position PLACE = new Position("a.conf", 3, 7);

    /** What stands for another kind. */
    public sealed interface Shape permits LongCircle, Point {}

    /** One kind. */
    public record LongCircle(int radius) implements Shape {}

    /** Another kind. */
    public record Point() implements Shape {}

    /** One component of each type. */
    public record Sample(
            String plainName,
            long delayNanos,
            boolean on,
            @Nullable InetAddress address,
            List<Shape> shapes,
            Shape one,
            @Secret String password,
            Origins origins,
            Position position) {}

    private static Sample sample(long nanos, String name) {
        return new Sample(
                name,
                nanos,
                true,
                InetAddress.getLoopbackAddress(),
                List.of(new LongCircle(2), new Point()),
                new Point(),
                "geheim",
                new Origins(PLACE, Map.of("weight", new Position("a.conf", 4, 1))),
                PLACE);
    }

    @Test
    void namesAreInSnakeCaseAndValuesAsTheyAreWritten() {
        JsonTree json = JsonTree.of(ModelJson.text(sample(1_500_000_000L, "a"), new Content(false, true)));

        assertEquals(
                List.of("plain_name", "delay_seconds", "on", "address", "shapes", "one", "password"), json.names());
    }

    @Test
    void kindOfWhatCouldBeAnotherIsSaid() {
        JsonTree json = JsonTree.of(ModelJson.text(sample(0, "a"), new Content(false, true)));

        assertEquals("long_circle", json.at("shapes/0/kind"));
        assertEquals("2", json.at("shapes/0/radius"));
        assertEquals("point", json.at("one/kind"));
        assertEquals("127.0.0.1", json.at("address"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1500000000, 1.5",
        "1, 0.000000001",
        "60000000000, 60",
        "9223372036854775807, 9223372036.854775807"
    })
    void timesAreInSecondsWithoutLoss(long nanos, String seconds) {
        JsonTree json = JsonTree.of(ModelJson.text(sample(nanos, "a"), new Content(false, true)));

        assertEquals(seconds, json.at("delay_seconds"));
    }

    @Test
    void placesAreWrittenOnlyOnRequest() {
        String without = ModelJson.text(sample(0, "a"), new Content(false, true));
        JsonTree with = JsonTree.of(ModelJson.text(sample(0, "a"), new Content(true, true)));

        assertFalse(without.contains("a.conf"), without);
        assertEquals("a.conf:3:7", with.at("position"));
        assertEquals("a.conf:3:7", with.at("origins/block"));
        assertEquals("a.conf:4:1", with.at("origins/keywords/weight"));
    }

    @Test
    void secretsCanBeHidden() {
        JsonTree shown = JsonTree.of(ModelJson.text(sample(0, "a"), new Content(false, true)));
        JsonTree hidden = JsonTree.of(ModelJson.text(sample(0, "a"), new Content(false, false)));

        assertEquals("geheim", shown.at("password"));
        assertNull(hidden.at("password"));
    }

    @Test
    void byteThatIsNoTextIsEscaped() {
        String text = ModelJson.text(sample(0, "a\udcffb"), new Content(false, true));

        assertTrue(text.contains("a\\uDCFFb") || text.contains("a\\udcffb"), text);
        assertEquals("a\udcffb", JsonTree.of(text).at("plain_name"));
    }
}

package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stories of real servers that die and come back and of files that change, each told once by our engine and once by the
 * original: after each event {@code ipvsadm -Sn} says what the story says.
 */
@Tag("lab")
class SameStoryLabIT {
    @ParameterizedTest
    @ValueSource(strings = {"groups", "group-ports", "kinds", "quorum"})
    void theTableIsThatOfTheOriginal(String name) throws Exception {
        List<Event> story = story(LabNetwork.resource(name + ".story"));
        LabNetwork.inside(network -> {
            // Persistence engines are no family's alias: the original, too, needs it to be there.
            network.run("modprobe", "ip_vs_pe_sip");
            for (int port = 8001; port <= 8003; port++) {
                network.serve(port);
            }
            new OursAsTold(network).follow(story);
            new OriginalAsTold(network).follow(story);
        });
    }

    /** The original leaves much behind where a group changes; what it makes of the new file from the start is what is meant. */
    @Test
    void aGroupThatChangesIsWhatAFreshStartMakesOfIt() throws Exception {
        LabNetwork.inside(network -> {
            network.serve(8001);
            network.serve(8002);
            String table;
            try (LabEngine ours = LabEngine.start(LabNetwork.resource("groups.conf"))) {
                ours.reload(LabNetwork.resource("groups-2.conf"));
                table = network.table();
                ours.stop();
                assertEquals("", network.table());
            }
            try (LabKeepalived original = LabKeepalived.start(LabNetwork.resource("groups-2.conf"))) {
                assertEquals(network.awaitTable(table), table);
                original.stop();
            }
        });
    }

    /** What happens, and the table afterwards. */
    private record Event(String what, String table) {}

    private static List<Event> story(String text) {
        List<Event> events = new ArrayList<>();
        for (String part : text.split("(?m)^# ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                events.add(new Event(part.substring(0, end), part.substring(end + 1)));
            }
        }
        return events;
    }

    /** Lets a story happen; events are {@code start FILE}, {@code reload FILE}, {@code stop PORT}, {@code serve PORT}, {@code end}. */
    private abstract static class Told {
        private final LabNetwork network;

        Told(LabNetwork network) {
            this.network = network;
        }

        final void follow(List<Event> story) throws Exception {
            try {
                for (Event event : story) {
                    happen(event.what().split(" ", -1));
                    assertEquals(
                            event.table(),
                            network.awaitTable(event.table()),
                            getClass().getSimpleName() + " after " + event.what());
                }
            } finally {
                end();
            }
        }

        private void happen(String... words) throws Exception {
            switch (words[0]) {
                case "start" -> start(LabNetwork.resource(words[1] + ".conf"));
                case "reload" -> reload(LabNetwork.resource(words[1] + ".conf"));
                case "stop" -> network.stop(Integer.parseInt(words[1]));
                case "serve" -> network.serve(Integer.parseInt(words[1]));
                case "end" -> end();
                default -> throw new IllegalArgumentException(words[0]);
            }
        }

        abstract void start(String file) throws IOException;

        abstract void reload(String file) throws IOException, InterruptedException;

        abstract void end() throws InterruptedException;
    }

    private static final class OursAsTold extends Told {
        private @Nullable LabEngine engine;

        OursAsTold(LabNetwork network) {
            super(network);
        }

        @Override
        void start(String file) throws IOException {
            engine = LabEngine.start(file);
        }

        @Override
        void reload(String file) throws InterruptedException {
            Objects.requireNonNull(engine).reload(file);
        }

        @Override
        void end() throws InterruptedException {
            if (engine != null) {
                engine.stop();
                engine.close();
                engine = null;
            }
        }
    }

    private static final class OriginalAsTold extends Told {
        private @Nullable LabKeepalived original;

        OriginalAsTold(LabNetwork network) {
            super(network);
        }

        @Override
        void start(String file) throws IOException {
            original = LabKeepalived.start(file);
        }

        @Override
        void reload(String file) throws IOException, InterruptedException {
            Objects.requireNonNull(original).reload(file);
        }

        @Override
        void end() throws InterruptedException {
            if (original != null) {
                original.stop();
                original = null;
            }
        }
    }
}

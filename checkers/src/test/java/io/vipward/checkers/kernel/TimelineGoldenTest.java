package io.vipward.checkers.kernel;

import static io.vipward.checkers.core.Configurations.SECOND;
import static io.vipward.checkers.core.Configurations.alphaCheck;
import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.inhibited;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.schedule;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.ACCEPTS;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.CANNOT_BE_ASKED;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.IS_SILENT;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.REFUSES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.core.Configurations;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.VirtualServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Whole stories on a virtual clock, as they were observed with keepalived. {@code -Dgolden.rewrite=true} writes the
 * transcripts anew; read the difference before it is committed.
 */
class TimelineGoldenTest {
    private static final RealServer ONE = realServer("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, 1));
    private static final RealServer TWO = realServer("10.1.0.2", 8002, 1, check("10.1.0.2", 8002, 1));
    private static final RealServer THREE = realServer("10.1.0.3", 8003, 1, check("10.1.0.3", 8003, 1));

    @Test
    void theFirstProbeDecidesAboutEachServer() {
        try (Rig rig = new Rig()) {
            rig.set(REFUSES, "10.1.0.2:8002").set(IS_SILENT, "10.1.0.3:8003");
            rig.start(virtualServer().with(ONE).with(TWO).with(THREE).build())
                    .until(4)
                    .stop();

            same("first-probe", rig);
        }
    }

    @Test
    void aServerDiesAndComesBack() {
        try (Rig rig = new Rig()) {
            rig.start(virtualServer().with(ONE).build()).until(12.04);
            rig.set(REFUSES, "10.1.0.1:8001").until(20);
            rig.set(ACCEPTS, "10.1.0.1:8001").until(27).stop();

            same("dies-and-comes-back", rig);
        }
    }

    @Test
    void threeRetriesThatAreAllLogged() {
        CheckSchedule patient = schedule(3, 3, 2, false);
        try (Rig rig = new Rig()) {
            rig.start(virtualServer()
                            .logAllFailures()
                            .with(realServer("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, patient)))
                            .build())
                    .until(9.44);
            rig.set(REFUSES, "10.1.0.1:8001").until(30);

            same("three-retries", rig);
        }
    }

    @Test
    void aSilentServerCostsATimeOutEachTime() {
        CheckSchedule patient = new CheckSchedule(4 * SECOND, 2, SECOND, 0, false, false);
        try (Rig rig = new Rig()) {
            rig.start(virtualServer()
                            .logAllFailures()
                            .with(realServer("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, patient)))
                            .build())
                    .until(8.44);
            rig.set(IS_SILENT, "10.1.0.1:8001").until(30);

            same("silent", rig);
            assertEquals(
                    java.util.List.of(
                            "  1.00 10.1.0.1:8001",
                            "  5.00 10.1.0.1:8001",
                            "  9.00 10.1.0.1:8001",
                            " 12.00 10.1.0.1:8001",
                            " 15.00 10.1.0.1:8001",
                            " 21.00 10.1.0.1:8001",
                            " 27.00 10.1.0.1:8001"),
                    rig.servers().attempts());
        }
    }

    @Test
    void twoCheckersOnOneServer() {
        RealServer both = realServer("10.1.0.1", 80, 1, check("10.1.0.1", 1, 0), check("10.1.0.1", 2, 0));
        try (Rig rig = new Rig()) {
            rig.start(virtualServer().with(both).build()).until(1.5);
            rig.set(REFUSES, "10.1.0.1:1").until(3.5);
            rig.set(REFUSES, "10.1.0.1:2").until(5.5);
            rig.set(ACCEPTS, "10.1.0.1:1").until(7.5);
            rig.set(ACCEPTS, "10.1.0.1:2").until(9.5);

            same("two-checkers", rig);
        }
    }

    @Test
    void alphaServers() {
        try (Rig rig = new Rig()) {
            rig.set(REFUSES, "10.1.0.2:8002");
            rig.start(virtualServer()
                            .with(realServer("10.1.0.1", 8001, 1, alphaCheck("10.1.0.1", 8001, 1)))
                            .with(realServer("10.1.0.2", 8002, 1, alphaCheck("10.1.0.2", 8002, 1)))
                            .with(realServer("10.1.0.3", 8003, 1))
                            .build())
                    .until(6);

            same("alpha", rig);
        }
    }

    @Test
    void alphaWithInhibit() {
        try (Rig rig = new Rig()) {
            rig.start(virtualServer()
                            .with(inhibited("10.1.0.1", 8001, 5, alphaCheck("10.1.0.1", 8001, 0)))
                            .with(inhibited("10.1.0.2", 8002, 6, alphaCheck("10.1.0.2", 8002, 0)))
                            .build())
                    .until(2);
            rig.set(REFUSES, "10.1.0.2:8002").until(4).stop();

            same("alpha-inhibit", rig);
        }
    }

    @Test
    void allDownAtTheStartWithASorryServer() {
        try (Rig rig = new Rig()) {
            rig.set(REFUSES, "10.1.0.1:8001");
            rig.start(virtualServer()
                            .sorry("10.1.0.3", 9000, false)
                            .with(realServer("10.1.0.1", 8001, 1, alphaCheck("10.1.0.1", 8001, 1)))
                            .build())
                    .until(2);
            rig.set(ACCEPTS, "10.1.0.1:8001").until(4);

            same("all-down-at-start", rig);
        }
    }

    @Test
    void quorumThreeWithHysteresisAndASorryServer() {
        Configurations configuration = virtualServer().quorum(3, 1).sorry("10.1.0.99", 9000, false);
        for (int i = 1; i <= 4; i++) {
            String address = "10.1.0." + i;
            CheckSchedule everySecond = schedule(1, 0, 1, false);
            configuration.with(realServer(address, 8000 + i, 1, check(address, 8000 + i, everySecond)));
        }
        try (Rig rig = new Rig()) {
            rig.start(configuration.build()).until(1.5);
            for (int i = 1; i <= 4; i++) {
                rig.set(REFUSES, "10.1.0." + i + ":800" + i).until(1.5 + i);
            }
            for (int i = 1; i <= 4; i++) {
                rig.set(ACCEPTS, "10.1.0." + i + ":800" + i).until(5.5 + i);
            }
            rig.stop();

            same("quorum", rig);
        }
    }

    @Test
    void sorryServersThatStayAndServersThatStay() {
        VirtualServer stayingSorry =
                virtualServer().sorry("10.1.0.3", 9000, true).with(ONE).build();
        VirtualServer stayingServer = virtualServer()
                .at("10.9.0.101")
                .sorry("10.1.0.3", 9000, false)
                .with(inhibited("10.1.0.1", 8001, 1, check("10.1.0.1", 8001, 1)))
                .build();
        try (Rig rig = new Rig()) {
            rig.start(stayingSorry, stayingServer).until(1.5);
            rig.set(REFUSES, "10.1.0.1:8001").until(5.5);
            rig.set(ACCEPTS, "10.1.0.1:8001").until(9.5).stop();

            same("inhibit", rig);
        }
    }

    @Test
    void reloadInMany() {
        VirtualServer first = virtualServer().with(ONE).with(TWO).with(THREE).build();
        VirtualServer second = virtualServer()
                .scheduler("wlc")
                .with(realServer("10.1.0.2", 8002, 5, check("10.1.0.2", 8002, 1)))
                .with(realServer("10.1.0.4", 8004, 1, check("10.1.0.4", 8004, 2)))
                .with(THREE)
                .build();
        VirtualServer other = virtualServer().at("10.9.0.101").with(ONE).build();
        try (Rig rig = new Rig()) {
            rig.set(REFUSES, "10.1.0.3:8003", "10.1.0.4:8004");
            rig.start(first).until(3).reload(first).until(6).reload(second).until(12);
            rig.reload(other).until(14).stop();

            same("reload", rig);
        }
    }

    @Test
    void aProbeThatCannotBeMadeLeavesTheServerAsItIs() {
        try (Rig rig = new Rig()) {
            rig.set(CANNOT_BE_ASKED, "10.1.0.1:8001");
            rig.start(virtualServer().with(ONE).build()).until(6);

            same("cannot-be-asked", rig);
        }
    }

    private static void same(String name, Rig rig) {
        String actual = rig.transcript();
        if (Boolean.getBoolean("golden.rewrite")) {
            try {
                Files.writeString(Path.of("src/test/resources/timelines/" + name + ".txt"), actual);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
        assertEquals(expected(name), actual);
    }

    private static String expected(String name) {
        try (InputStream in = TimelineGoldenTest.class.getResourceAsStream("/timelines/" + name + ".txt")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

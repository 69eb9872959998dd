package io.vipward.checkers.kernel;

import static io.vipward.checkers.core.Configurations.address;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.ACCEPTS;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.IS_SILENT;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.REFUSES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Equal checks of several virtual servers are made once, and each virtual server lives as if it were alone. */
class SharedProbesTest {
    private static final String RS = "[10.1.0.1]:tcp:80";
    private static final String CHECK = "TCP_CHECK {\n}\n";

    @Test
    void aRoundIsOneAttemptForAllVirtualServers() {
        try (Rig rig = new Rig()) {
            rig.start(servers(4, CHECK, "")).until(6);

            assertEquals(
                    List.of("  1.00 10.1.0.1:80", "  3.00 10.1.0.1:80", "  5.00 10.1.0.1:80"),
                    rig.servers().attempts());
            assertEquals(
                    new CheckersSnapshot.Sharing(4, 1), rig.engine().snapshot().sharing());
            assertEquals(
                    List.of("Checkers: 4 checks share 1 probe"),
                    rig.log().stream()
                            .filter(line -> line.startsWith("Checkers:"))
                            .toList());
        }
    }

    @Test
    void eachVirtualServerJudgesAndSaysForItself() {
        try (Rig rig = new Rig()) {
            rig.start(servers(2, CHECK, "")).until(2);
            rig.set(REFUSES, "10.1.0.1:80").until(4.5);
            rig.set(ACCEPTS, "10.1.0.1:80").until(6.5);

            for (int i = 1; i <= 2; i++) {
                String vs = "[10.9.0." + i + "]:tcp:80";
                assertEquals(
                        List.of(
                                "Gained quorum 1+0=1 <= 1 for VS " + vs,
                                "Activating healthchecker for service " + RS + " for VS " + vs,
                                "Removing service " + RS + " from VS " + vs,
                                "Lost quorum 1-0=1 > 0 for VS " + vs,
                                "Adding service " + RS + " to VS " + vs,
                                "Gained quorum 1+0=1 <= 1 for VS " + vs),
                        rig.log().stream().filter(line -> line.contains(vs)).toList());
            }
            // Also the attempt that is made to be sure is one for both.
            assertEquals(
                    List.of("  1.00", "  3.00", "  4.00", "  6.00"),
                    rig.servers().attempts().stream()
                            .map(line -> line.substring(0, 6))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay_loop 3",
                "retry 2",
                "delay_before_retry 2",
                "warmup 1",
                "connect_timeout 7",
                "connect_port 81",
                "connect_ip 10.1.0.9",
                "bindto 10.1.0.8",
                "bind_if eth7",
                "fwmark 5"
            })
    void anotherPlaceOrAnotherRhythmIsAnotherProbe(String setting) {
        try (Rig rig = new Rig()) {
            rig.start(server(1, CHECK, "") + server(2, "TCP_CHECK {\n" + setting + "\n}\n", ""));

            assertEquals(
                    new CheckersSnapshot.Sharing(2, 2), rig.engine().snapshot().sharing());
            assertFalse(rig.transcript().contains("Checkers:"), rig.transcript());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alpha", "log_all_failures"})
    void whatTheCheckerDoesWithTheResultIsItsOwnBusiness(String setting) {
        try (Rig rig = new Rig()) {
            rig.start(server(1, CHECK, "") + server(2, "TCP_CHECK {\n" + setting + "\n}\n", ""));

            assertEquals(
                    new CheckersSnapshot.Sharing(2, 1), rig.engine().snapshot().sharing());
        }
    }

    @Test
    void programsAreRunForEach() {
        try (Rig rig = new Rig()) {
            rig.start(servers(2, "MISC_CHECK {\nmisc_path /bin/true\n}\n", ""));

            assertEquals(CheckersSnapshot.Sharing.NONE, rig.engine().snapshot().sharing());
        }
    }

    @Test
    void whoeverWantsChecksOfHisOwnHasThem() {
        try (Rig global = new Rig();
                Rig one = new Rig()) {
            global.start("global_defs {\nvipward_no_shared_probes\n}\n" + servers(3, CHECK, ""))
                    .until(2);
            one.start(server(1, CHECK, "") + server(2, CHECK, "vipward_no_shared_probes\n") + server(3, CHECK, ""))
                    .until(2);

            assertEquals(3, global.servers().attempts().size());
            assertEquals(2, one.servers().attempts().size());
            assertEquals(
                    new CheckersSnapshot.Sharing(3, 2), one.engine().snapshot().sharing());
        }
    }

    @Test
    void oneThatIsSuspendedHearsNothingAndComesInWithTheOthersAgain() {
        try (Rig rig = new Rig()) {
            rig.engine().onAddressAdded(address("10.9.0.1"));
            rig.start(server(1, CHECK, "ha_suspend\n") + server(2, CHECK, "")).until(2);
            rig.engine().onAddressRemoved(address("10.9.0.1"));
            rig.set(IS_SILENT, "10.1.0.1:80").until(9.5);
            boolean kept = inTable(rig, 1);
            boolean other = inTable(rig, 2);
            rig.engine().onAddressAdded(address("10.9.0.1"));
            int before = rig.servers().attempts().size();
            rig.until(20);

            assertEquals(List.of(true, false), List.of(kept, other));
            assertFalse(inTable(rig, 1), rig.transcript());
            // The one that has come in tries again after a second; the other, who only waits, takes part in that.
            assertEquals(List.of("10.00", "13.00", "17.00"), times(rig, before));
        }
    }

    @Test
    void aReloadBringsAnotherOneInWhileTheFirstTriesAgain() {
        try (Rig rig = new Rig()) {
            rig.start(server(1, CHECK, "")).until(2);
            rig.set(REFUSES, "10.1.0.1:80").until(3.5);
            rig.reload(server(1, CHECK, "") + server(2, CHECK, "")).until(10);

            List<String> removed = rig.log().stream()
                    .filter(line -> line.startsWith("Removing service"))
                    .toList();
            assertEquals(
                    List.of(
                            "Removing service " + RS + " from VS [10.9.0.1]:tcp:80",
                            "Removing service " + RS + " from VS [10.9.0.2]:tcp:80"),
                    removed);
            // The first failed at 3.00 already and is down at 4.50; the second tries again, and that brings them into
            // step.
            assertEquals(List.of("4.50", "5.50", "7.50", "9.50"), times(rig, 2));
        }
    }

    @Test
    void oneThatAReloadTakesAwayIsNoLongerFed() {
        try (Rig rig = new Rig()) {
            rig.set(IS_SILENT, "10.1.0.1:80");
            rig.start(servers(2, CHECK, "")).until(2);
            rig.reload(server(2, CHECK, "")).until(6);

            assertEquals(List.of("1.00", "3.00"), times(rig, 0));
            assertEquals(
                    List.of("Removing service " + RS + " from VS [10.9.0.2]:tcp:80"),
                    rig.log().stream()
                            .filter(line -> line.startsWith("Removing service"))
                            .filter(line -> line.contains("0.2]"))
                            .toList());
        }
    }

    @Test
    void whatIsPublishedOfTheOthersStaysAsItIs() {
        try (Rig rig = new Rig()) {
            rig.start(server(1, CHECK, "") + server(2, "TCP_CHECK {\nconnect_port 81\n}\n", ""))
                    .until(2);
            CheckersSnapshot before = rig.engine().snapshot();
            rig.until(4);
            CheckersSnapshot nothingNew = rig.engine().snapshot();
            rig.set(REFUSES, "10.1.0.1:80").until(6);
            CheckersSnapshot after = rig.engine().snapshot();

            assertSame(before, nothingNew);
            assertNotSame(before.virtualServers().get(0), after.virtualServers().get(0));
            assertSame(before.virtualServers().get(1), after.virtualServers().get(1));
        }
    }

    @Test
    void theStopEndsTheAttemptOfAll() {
        try (Rig rig = new Rig()) {
            rig.set(IS_SILENT, "10.1.0.1:80");
            rig.start(servers(3, CHECK, "")).until(2).stop();

            assertEquals(List.of(true), List.of(rig.idle()));
        }
    }

    private static boolean inTable(Rig rig, int server) {
        return rig.ipvs().table().entries().entrySet().stream()
                .anyMatch(entry -> entry.getKey().text().contains("10.9.0." + server + "]")
                        && !entry.getValue().destinations().isEmpty());
    }

    private static List<String> times(Rig rig, int first) {
        List<String> attempts = rig.servers().attempts();
        return attempts.subList(first, attempts.size()).stream()
                .map(line -> line.substring(0, 6).strip())
                .toList();
    }

    private static String servers(int count, String check, String settings) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            text.append(server(i, check, settings));
        }
        return text.toString();
    }

    private static String server(int number, String check, String settings) {
        return "virtual_server 10.9.0." + number + " 80 {\nprotocol TCP\ndelay_loop 2\nwarmup 0\nretry 1\n"
                + "delay_before_retry 1\nconnect_timeout 2\n" + settings + "real_server 10.1.0.1 80 {\n" + check
                + "}\n}\n";
    }
}

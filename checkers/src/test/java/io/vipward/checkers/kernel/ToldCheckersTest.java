package io.vipward.checkers.kernel;

import static io.vipward.checkers.core.Configurations.address;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.REFUSES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkers that are told what is the matter, weights that programs set, and checkers that wait for an address. */
class ToldCheckersTest {
    private static final String RS = "[10.1.0.1]:tcp:80";
    private static final String VS = "[10.9.0.100]:tcp:80";

    @ParameterizedTest
    @CsvSource({
        "weight 1, 5, 15",
        "weight 1, -4, 6",
        "weight 1, -20, 0",
        "weight -3, 5, 0",
        "weight -3, -4, 22",
        "weight 2 reverse, -20, 50",
        "weight 1, 2147483648, 2147483647",
        "weight 1, -2147483648, gone",
        "weight 0, 1, gone",
        "weight 0, 0, 10",
        "weight 0 reverse, 5, 10",
        "weight 0 reverse, 0, gone"
    })
    void aFileIsAWeight(String weight, long value, String inTable) {
        try (Rig atStart = new Rig();
                Rig later = new Rig()) {
            atStart.engine().onFile("f", value);
            atStart.start(file(weight));
            later.engine().onFile("f", weight.equals("weight 0 reverse") ? 1 : 0);
            later.start(file(weight));
            later.engine().onFile("f", value);

            assertEquals(inTable, inTable(atStart));
            assertEquals(inTable, inTable(later));
        }
    }

    @Test
    void aServerThatAFileTookAwayComesBackWithItsWeight() {
        try (Rig rig = new Rig()) {
            rig.engine().onFile("f", -2_147_483_648L);
            rig.start(file("weight 1"));
            rig.engine().onFile("f", 1);

            assertEquals("11", inTable(rig));
            assertEquals(
                    List.of(
                            "Changing weight from 10 to 11 for inactive service " + RS + " of VS " + VS,
                            "DEBUG (" + RS + "): tracked file f leaving FAULT state",
                            "Adding service " + RS + " to VS " + VS),
                    rig.log().subList(rig.log().size() - 4, rig.log().size() - 1));
        }
    }

    @Test
    void aFileHoldsOverAReload() {
        try (Rig rig = new Rig()) {
            rig.engine().onFile("f", 3);
            rig.start(file("weight 1"));
            rig.reload(file("weight 2"));

            assertEquals("16", inTable(rig));
        }
    }

    @Test
    void aSessionIsUpOrDown() {
        try (Rig rig = new Rig()) {
            rig.start(server("BFD_CHECK {\n name b1\n }"));
            rig.engine().onBfd("b1", false);
            rig.engine().onBfd("other", true);
            assertEquals("gone", inTable(rig));
            rig.engine().onBfd("b1", true);

            assertEquals("10", inTable(rig));
            assertEquals(
                    List.of("BFD check of [b1] RS(" + RS + ") is DOWN", "BFD check of [b1] RS(" + RS + ") is UP"),
                    rig.log().stream()
                            .filter(line -> line.startsWith("BFD check"))
                            .toList());
        }
    }

    @Test
    void anAlphaServerWaitsForItsSession() {
        try (Rig rig = new Rig()) {
            rig.start(server("BFD_CHECK {\n name b1\n alpha\n }"));
            rig.engine().onBfd("b1", false);
            assertEquals("gone", inTable(rig));
            rig.engine().onBfd("b1", true);

            assertEquals("10", inTable(rig));
        }
    }

    @Test
    void aProgramSetsTheWeightAndTheQuorumFollows() {
        try (Rig rig = new Rig()) {
            rig.start("virtual_server 10.9.0.100 80 {\nprotocol TCP\nquorum 8\nhysteresis 1\n"
                    + "real_server 10.1.0.1 80 {\nweight 10\n" + misc() + "}\n"
                    + "real_server 10.1.0.2 80 {\nweight 4\n}\n}\n");
            int[] statuses = {0, 5, 52, 2, 255, 1, 7, 0, 13};
            for (int i = 0; i < statuses.length; i++) {
                rig.servers().exits("/tmp/ex.sh", statuses[i]);
                rig.until(1.5 + i);
            }

            String c = "Misc check for [" + RS + " VS " + VS + "] by [/tmp/ex.sh]";
            assertEquals(
                    List.of(
                            c + " succeeded.",
                            weight(10, 3, "active"),
                            weight(3, 50, "active"),
                            weight(50, 0, "active"),
                            "Lost quorum 8-1=7 > 4 for VS " + VS,
                            weight(0, 253, "active"),
                            "Gained quorum 8+1=9 <= 257 for VS " + VS,
                            c + " failed with retry disabled (exited with status 1).",
                            "Removing service " + RS + " from VS " + VS,
                            "Lost quorum 8-1=7 > 4 for VS " + VS,
                            weight(10, 5, "inactive"),
                            c + " succeeded.",
                            "Adding service " + RS + " to VS " + VS,
                            "Gained quorum 8+1=9 <= 9 for VS " + VS,
                            weight(5, 10, "active"),
                            weight(10, 11, "active")),
                    rig.log().stream()
                            .filter(line -> !line.contains("ctivating") && !line.contains("nitializing"))
                            .skip(1)
                            .filter(line -> !line.contains("notify"))
                            .toList());
        }
    }

    @Test
    void checkersWaitForTheAddressAndSuspendWithoutIt() {
        try (Rig rig = new Rig()) {
            rig.servers().set("10.1.0.1:80", REFUSES);
            rig.start(suspended());
            rig.until(5);
            assertEquals("10", inTable(rig));
            assertEquals(List.of(), rig.servers().attempts());

            rig.engine().onAddressAdded(address("10.9.0.100"));
            rig.engine().onAddressAdded(address("10.9.0.100"));
            rig.until(8);
            assertEquals("gone", inTable(rig));

            rig.engine().onAddressRemoved(address("10.9.0.100"));
            assertFalse(rig.log().stream().anyMatch(line -> line.startsWith("Suspending")));
            rig.engine().onAddressRemoved(address("10.9.0.100"));
            int asked = rig.servers().attempts().size();
            rig.servers().set("10.1.0.1:80", FakeServers.Behaviour.ACCEPTS);
            rig.until(20);

            assertEquals("gone", inTable(rig));
            assertEquals(asked, rig.servers().attempts().size());
            assertEquals(
                    List.of(
                            "Deactivating healthchecker for service " + RS + " for VS " + VS,
                            "Activating healthchecker for service " + RS + " for VS " + VS,
                            "Suspending healthchecker for service " + RS + " for VS " + VS),
                    rig.log().stream()
                            .filter(line -> line.contains("healthchecker for"))
                            .toList());
        }
    }

    private static String weight(int from, int to, String how) {
        return "Changing weight from " + from + " to " + to + " for " + how + " service " + RS + " of VS " + VS;
    }

    private static String misc() {
        return "MISC_CHECK {\nmisc_path /tmp/ex.sh\nmisc_dynamic\ndelay_loop 1\nwarmup 0\n}\n";
    }

    private static String suspended() {
        return "virtual_server 10.9.0.100 80 {\nprotocol TCP\nha_suspend\ndelay_loop 2\nwarmup 0\nretry 1\n"
                + "real_server 10.1.0.1 80 {\nweight 10\nTCP_CHECK {\n}\n}\n}\n";
    }

    private static String file(String weight) {
        return "track_file f {\nfile /tmp/f\n}\n" + server("FILE_CHECK {\n track_file f\n " + weight + "\n }");
    }

    private static String server(String checker) {
        return "bfd_instance b1 {\nneighbor_ip 10.1.0.9\nsource_ip 10.1.0.8\n}\n"
                + "virtual_server 10.9.0.100 80 {\nprotocol TCP\nreal_server 10.1.0.1 80 {\nweight 10\n" + checker
                + "\n}\n}\n";
    }

    /** The weight of the one destination, or that it is not there. */
    private static String inTable(Rig rig) {
        return rig.ipvs().table().entries().values().stream()
                .flatMap(entry -> entry.destinations().values().stream())
                .map(destination -> Integer.toString(destination.weight()))
                .findFirst()
                .orElse("gone");
    }
}

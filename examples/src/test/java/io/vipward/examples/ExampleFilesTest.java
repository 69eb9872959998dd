package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that belong together say the same where they should. */
final class ExampleFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"nginx-ha/", "nginx-ha/second/"})
    void theBackupIsTheMasterWithoutRemarksOtherStateAndLowerPriority(String folder) {
        String expected = Checkout.exampleText(folder + "master.conf")
                .replaceAll(" +//.*", "")
                .replace("state MASTER", "state BACKUP")
                .replace("priority 100", "priority 90");

        assertEquals(expected, Checkout.exampleText(folder + "backup.conf"));
    }

    @Test
    void theScriptsOfThePairDifferInTheInterpreterLineOnly() {
        assertEquals(
                Checkout.exampleText("nginx-ha/check_ng.sh"),
                "#!/bin/bash\n" + Checkout.exampleText("nginx-ha/check_ng_without_interpreter.sh"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lvs-nat", "lvs-dr", "lvs-tun"})
    void theVariantsOfADirectorDifferInTheirSchedulerAndPersistenceOnly(String folder) {
        String plain = Checkout.exampleText(folder + "/keepalived.conf");

        assertTrue(plain.contains("lb_algo wlc\n"));
        for (String scheduler : List.of("wrr", "rr")) {
            assertEquals(
                    plain.replace("lb_algo wlc", "lb_algo " + scheduler),
                    Checkout.exampleText(folder + "/keepalived-" + scheduler + ".conf"));
        }
        assertEquals(
                plain.replaceFirst("( +lb_kind \\w+\n)", "$1    persistence_timeout 300\n"),
                Checkout.exampleText(folder + "/keepalived-persistent.conf"));
    }

    @Test
    void theDirectorThatAsksForAPageDiffersInItsChecksOnly() {
        String block = "(?s) +(TCP_CHECK|HTTP_GET) \\{.*?\n        \\}\n";
        String asksForAPage = Checkout.exampleText("lvs-dr/keepalived-http.conf");

        assertTrue(asksForAPage.contains("retry 3\n") && asksForAPage.contains("HTTP_GET {\n"));
        assertEquals(
                Checkout.exampleText("lvs-dr/keepalived.conf").replaceAll(block, ""),
                asksForAPage.replaceAll(block, ""));
    }

    @Test
    void theSecondDirectorIsTheFirstWithOtherNameStateAndPriority() {
        String expected = Checkout.exampleText("lvs-ha/director1.conf")
                .replaceFirst(".*\n", "")
                .replace("LVS_HA_1", "LVS_HA_2")
                .replace("state MASTER", "state BACKUP")
                .replace("priority 100", "priority 90");

        assertEquals(expected, Checkout.exampleText("lvs-ha/director2.conf").replaceFirst(".*\n", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rr", "wrr", "lc", "wlc", "sed", "nq", "fo", "ovf", "sh", "mh", "dh", "lblc", "lblcr", "twos"})
    void eachSchedulerHasItsFile(String scheduler) {
        String file = Checkout.exampleText("schedulers/" + scheduler + ".conf");

        assertTrue(file.contains("    lb_algo " + scheduler + "\n"), file);
        assertTrue(file.startsWith("# " + scheduler + ", "), file);
        assertTrue(Checkout.exampleText("schedulers/README.md").contains("| `" + scheduler + ".conf` |"));
    }
}

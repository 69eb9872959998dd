package io.vipward.daemon.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape that the standard demands (SARIF 2.1.0, sections 3.13 to 3.30). */
class FindingsSarifTest {
    private static final String TWO_MISTAKES = "global_defs {\n  router_idd x\n  smtp_connect_timeout 30s\n}\n";

    private static JsonTree sarif(String file, String text) {
        List<Diagnostic> found = ConfigurationParser.parse(file, text).diagnostics();
        return JsonTree.of(FindingsSarif.of(List.of(new Findings(Findings.FILE, found)), 5, "1.2.3"));
    }

    @Test
    void logHasOneRunOfThisTool() {
        JsonTree log = sarif("k.conf", TWO_MISTAKES);

        assertEquals("2.1.0", log.at("version"));
        assertTrue(String.valueOf(log.at("$schema")).endsWith("sarif-2.1.0.json"));
        assertEquals(1, log.list("runs").size());
        assertEquals("Vipward", log.at("runs/0/tool/driver/name"));
        assertEquals("1.2.3", log.at("runs/0/tool/driver/version"));
        assertEquals("unicodeCodePoints", log.at("runs/0/columnKind"));
        assertEquals("5", log.at("runs/0/invocations/0/exitCode"));
        assertEquals(true, log.at("runs/0/invocations/0/executionSuccessful"));
    }

    @Test
    void everyResultNamesItsRuleLevelAndRegion() {
        JsonTree log = sarif("k.conf", TWO_MISTAKES);

        int results = log.list("runs/0/results").size();
        assertEquals(2, results);
        for (int i = 0; i < results; i++) {
            String result = "runs/0/results/" + i + "/";
            String rule = "runs/0/tool/driver/rules/" + log.at(result + "ruleIndex") + "/";
            assertEquals(log.at(result + "ruleId"), log.at(rule + "id"));
            assertTrue(String.valueOf(log.at(rule + "shortDescription/text")).endsWith("."));
            assertTrue(List.of("error", "warning", "note").contains(log.at(result + "level")));
            assertTrue(List.of("error", "warning", "note").contains(log.at(rule + "defaultConfiguration/level")));
        }
        String region = "runs/0/results/0/locations/0/physicalLocation/region/";
        assertEquals("unknown-keyword", log.at("runs/0/results/0/ruleId"));
        assertEquals("2", log.at(region + "startLine"));
        assertEquals("3", log.at(region + "startColumn"));
        assertEquals("13", log.at(region + "endColumn"));
        assertTrue(String.valueOf(log.at("runs/0/results/0/message/text")).contains("did you mean router_id?"));
    }

    @ParameterizedTest
    @CsvSource({
        "k.conf, k.conf",
        "/etc/keepalived/k 1.conf, file:///etc/keepalived/k%201.conf",
        "a:b.conf, ./a:b.conf",
        "conf/ü.conf, conf/%C3%BC.conf",
    })
    void fileIsAUri(String file, String uri) {
        JsonTree log = sarif(file, TWO_MISTAKES);

        assertEquals(uri, log.at("runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri"));
    }

    @Test
    void soundFileHasARunWithoutResults() {
        JsonTree log = sarif("k.conf", "");

        assertEquals(List.of(), log.list("runs/0/results"));
        assertEquals(List.of(), log.list("runs/0/tool/driver/rules"));
    }
}

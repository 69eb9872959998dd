package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Configuration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final String INSTANCE = """
            vrrp_script chk {
                script "%s"
            }
            vrrp_instance VI_1 {
                interface %s
                virtual_router_id 51
                virtual_ipaddress {
                    192.0.2.100
                    192.0.2.101 dev gone0
                }
                track_interface {
                    gone1
                }
                track_script {
                    chk
                }
            }
            """;

    @Test
    void missingInterfacesOfPartsEndTheStartToo() {
        Preparation preparation = prepare(INSTANCE.formatted("/bin/true", "eth0"));

        assertNull(preparation.runnable());
        assertEquals(ExitCode.CONFIG, preparation.result().startExitCode());
        assertEquals(
                List.of(
                        "a.conf:9:9: error [interface-missing] WARNING - interface gone0 for ip address 192.0.2.101/32"
                                + " doesn't exist; the address is left out",
                        "a.conf:12:9: error [interface-missing] (VI_1) tracked interface gone1 doesn't exist; it is not"
                                + " tracked"),
                preparation.findings().stream().map(Diagnostic::toString).toList());
        assertEquals(ExitCode.CONFIG_TEST_FAILED, preparation.testExitCode());
    }

    @Test
    void filesOfTheIdentityAreLookedAtByTheStartAlone() {
        Preparation preparation = prepare("SSL {\n  certificate /nonexistent\n  key /nonexistent\n}\n"
                + "virtual_server 10.0.0.100 443 {\n  protocol TCP\n  real_server 10.0.0.1 443 {\n    SSL_GET {\n"
                + "      url {\n        path /\n      }\n    }\n  }\n}\n");

        Preparation start = preparation.withIdentity();

        assertNotNull(preparation.runnable());
        assertNull(start.runnable());
        assertEquals(
                List.of(
                        "a.conf:1:1: error [refused] SSL error : Cant load certificate file... /nonexistent: /nonexistent"),
                start.findings().stream()
                        .filter(finding -> !preparation.findings().contains(finding))
                        .map(Diagnostic::toString)
                        .toList());
    }

    @Test
    void partsOnMissingInterfacesAreKeptWhereInterfacesMayCome() {
        Preparation preparation =
                prepare("global_defs {\n  dynamic_interfaces\n}\n" + INSTANCE.formatted("/bin/true", "eth0"));

        Configuration runnable = preparation.runnable();
        assertNotNull(runnable);
        assertEquals(2, runnable.vrrpInstances().get(0).addresses().advertised().size());
        assertEquals(1, runnable.vrrpInstances().get(0).tracking().interfaces().size());
        assertTrue(preparation
                .findings()
                .get(0)
                .toString()
                .endsWith("Configuration specifies interface gone0 which doesn't"
                        + " currently exist - will use if created"));
        assertEquals(ExitCode.CONFIG_TEST_SECURITY, preparation.testExitCode());
    }

    @Test
    void instanceIsKeptWhoseInterfaceMayCome() {
        Preparation preparation =
                prepare("global_defs {\n  dynamic_interfaces\n}\n" + INSTANCE.formatted("/bin/true", "ens33"));

        assertNotNull(preparation.runnable());
    }

    @Test
    void oneVridOnOneNetworkIsFatalUnlessInterfacesMayChange() {
        String two =
                "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\nvirtual_ipaddress {\n192.0.2.100\n}\n}\n"
                        + "vrrp_instance VI_2 {\ninterface mv0\nvirtual_router_id 51\nvirtual_ipaddress {\n192.0.2.101\n}\n}\n";

        Preparation refused = prepare("global_defs {\n  dynamic_interfaces\n}\n" + two);
        Preparation allowed = prepare("global_defs {\n  dynamic_interfaces allow_if_changes\n}\n" + two);

        assertNull(refused.runnable());
        assertEquals(ExitCode.CONFIG, refused.result().startExitCode());
        assertTrue(refused.findings().stream()
                .anyMatch(one -> one.message().equals("VI_1 and VI_2 both use VRID 51 with IPv4 on interface eth0")));
        assertNotNull(allowed.runnable());
    }

    @Test
    void nothingStartsInAnotherNetworkNamespaceThanWasAskedFor() {
        Preparation preparation = prepare("net_namespace blue\n");

        assertNull(preparation.runnable());
    }

    @Test
    void instanceWithoutItsInterfaceCannotRun() {
        Preparation preparation = prepare(INSTANCE.formatted("/bin/true", "ens33"));

        assertNull(preparation.runnable());
        assertEquals(ExitCode.CONFIG, preparation.result().startExitCode());
        String finding = DiagnosticLog.line(preparation.findings().get(0));
        assertTrue(
                finding.startsWith(
                        "a.conf:5:15: error [interface-missing] WARNING - interface ens33 for vrrp_instance VI_1"),
                finding);
        assertTrue(finding.endsWith("help: the machine has eth0 lo mv0"), finding);
    }

    @Test
    void scriptThatCannotRunIsNoSecurityViolationButReported() {
        Preparation preparation =
                prepare("global_defs {\n  dynamic_interfaces\n}\n" + INSTANCE.formatted("/absent", "eth0"));

        assertEquals(List.of(), preparation.scripts());
        assertEquals(ExitCode.CONFIG_TEST_FAILED, preparation.testExitCode());
        assertTrue(
                preparation.findings().stream()
                        .anyMatch(finding ->
                                finding.message().equals("Disabling track script chk since not found/accessible")),
                preparation.findings().toString());
    }

    private static Preparation prepare(String text) {
        ParseResult parsed = ConfigurationParser.parse("a.conf", text);
        return Preparation.of(parsed, Map.of("lo", "lo", "eth0", "eth0", "mv0", "eth0"), "/usr/bin:/bin");
    }
}

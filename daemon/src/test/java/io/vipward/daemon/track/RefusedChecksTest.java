package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.ScriptSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusedChecksTest {
    private static final String TEXT = """
            virtual_server 10.0.0.100 80 {
            lb_algo rr
            lb_kind NAT
            protocol TCP
            real_server 10.0.0.11 80 {
            MISC_CHECK {
            misc_path %s
            }
            }
            real_server 10.0.0.12 80 {
            MISC_CHECK {
            misc_path %s
            }
            TCP_CHECK {
            }
            }
            }
            """;

    private final List<Diagnostic> findings = new ArrayList<>();

    @Test
    void serversGoOnWithoutTheCheckWhoseProgramMayNotRun() {
        Configuration configuration = without("/nosuch/one", "/nosuch/two");

        assertEquals(List.of(List.of(), List.of("TcpCheck")), checkers(configuration));
    }

    @Test
    void onlyTheServerThatNothingChecksAnyMoreIsNamed() {
        without("/nosuch/one", "/nosuch/two");

        assertEquals(
                List.of("real server 10.0.0.11 80 is not checked by anything and counts as up"),
                findings.stream().map(Diagnostic::message).toList());
        assertEquals(
                List.of(5), findings.stream().map(one -> one.position().line()).toList());
    }

    @Test
    void whatMayRunStays() {
        Configuration configuration = without("/bin/sh", "/nosuch/two");

        assertEquals(List.of(List.of("MiscCheck"), List.of("TcpCheck")), checkers(configuration));
        assertEquals(List.of(), findings);
    }

    private Configuration without(String first, String second) {
        Configuration configuration =
                Objects.requireNonNull(ConfigurationParser.parse("a.conf", TEXT.formatted(first, second))
                        .configuration());
        ScriptGate gate = new ScriptGate(
                ScriptSecurity.NONE, name -> Optional.empty(), name -> Optional.empty(), name -> List.of(), "/usr/bin");
        Admission admission = ScriptAdmission.admit(configuration, false, gate);
        return RefusedChecks.without(configuration, admission.programs(), findings);
    }

    private static List<List<String>> checkers(Configuration configuration) {
        return configuration.virtualServers().get(0).realServers().stream()
                .map(server ->
                        server.checkers().stream().map(RefusedChecksTest::kind).toList())
                .toList();
    }

    private static String kind(Checker checker) {
        return checker.getClass().getSimpleName();
    }
}

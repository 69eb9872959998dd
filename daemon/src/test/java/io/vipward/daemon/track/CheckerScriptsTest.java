package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.QuorumSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of virtual and real servers count for script security as scripts do. */
class CheckerScriptsTest {
    private static final String TEXT = """
            global_defs {
            %s
            }
            virtual_server 10.0.0.100 80 {
            lb_algo rr
            lb_kind NAT
            protocol TCP
            %s
            real_server 10.0.0.11 80 {
            %s
            }
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "'', '', '', false",
        "'', quorum_up /bin/sh, '', true",
        "'', quorum_down /bin/sh, '', true",
        "'', quorum_down /nosuch/program, '', false",
        "'', '', notify_up /bin/sh, true",
        "'', '', notify_down /bin/sh, true",
        "'', '', 'MISC_CHECK {\nmisc_path /bin/sh\n}', true",
        "'', '', 'MISC_CHECK {\nmisc_path /nosuch/program\n}', false",
        "enable_script_security, quorum_up /bin/sh, '', false",
    })
    void aProgramThatCouldRunIsAViolationUnlessScriptsAreSecured(
            String global, String service, String server, boolean violation) {
        Configuration configuration = parse(global, service, server);

        Admission admission = admit(configuration);

        assertEquals(violation, admission.unsecured());
    }

    @Test
    void whatRunsForACommandCanBeLookedUp() {
        Configuration configuration = parse("", "quorum_up \"/bin/sh -c true\"\nquorum_down /nosuch/program", "");
        QuorumSettings quorum = configuration.virtualServers().get(0).quorum();

        AdmittedPrograms programs = admit(configuration).programs();

        assertEquals(
                List.of("/bin/sh", "-c", "true"),
                programs.of(quorum.up()).orElseThrow().arguments());
        assertEquals(Optional.empty(), programs.of(quorum.down()));
        assertEquals(Optional.empty(), programs.of(null));
    }

    @Test
    void whetherAFileCanBeOpenedIsNothingToTellSomebody() {
        Configuration configuration = parse("", "quorum_up \"</etc/hosts\"", "");

        AdmittedPrograms programs = admit(configuration).programs();

        assertEquals(Map.of(), programs.programs());
    }

    private static Configuration parse(String global, String service, String server) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", TEXT.formatted(global, service, server))
                .configuration());
    }

    private static Admission admit(Configuration configuration) {
        ScriptGate gate = new ScriptGate(
                configuration.global().scriptSecurity(),
                name -> Optional.of(ScriptUser.ROOT),
                name -> Optional.empty(),
                name -> List.of(),
                "/usr/bin");
        return ScriptAdmission.admit(configuration, true, gate);
    }
}

package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exit codes and lines of keepalived 2.4.3 for scripts and users, on a machine that has root alone. */
class ScriptFindingsTest {
    private static final int SECURITY = 6;
    private static final String CONFIGURATION = """
            global_defs {
            %s
            }
            vrrp_script chk {
            %s
            }
            vrrp_instance VI_1 {
            interface eth0
            virtual_router_id 51
            virtual_ipaddress {
            192.0.2.1
            }
            track_script {
            chk
            }
            }
            """;

    @ParameterizedTest
    @CsvSource({
        "'', script /usr/bin/env, 6, ''",
        "'', script /absent, 5, ''",
        "'', script </absent, 0, ''",
        "'', script env, 6, ''",
        "'', script /etc/hostname, 6, ''",
        "enable_script_security, script /usr/bin/env, 5, 6 14",
        "script_user root | enable_script_security, script /usr/bin/env, 0, ''",
        "script_user root | enable_script_security, script /etc/hostname, 0, ''",
        "script_user root | enable_script_security, script /absent, 5, ''",
        "script_user nobody, script /usr/bin/env, 5, 2 6 14",
        "script_user root nogroup, script /usr/bin/env, 5, 2 6 14",
        "'', script /usr/bin/env | user nobody, 5, 6 15",
        "startup_script /absent, script </absent, 0, ''",
        "startup_script /usr/bin/env, script </absent, 6, ''",
        "startup_script /usr/bin/env nobody, script </absent, 5, 2",
        "vrrp_notify_fifo_script /usr/bin/env, script </absent, 6, ''",
        "vrrp_notify_fifo_script /usr/bin/env nobody, script </absent, 0, ''",
        "lvs_notify_fifo_script /usr/bin/env, script </absent, 0, ''",
        "notify_fifo_script /usr/bin/env, script </absent, 6, ''",
        "enable_script_security | notify_fifo /f | vrrp_notify_fifo /g, script </absent, 5, 3 8 16",
    })
    void scriptsAreJudgedAsByKeepalived(String global, String script, int exitCode, String lines) {
        judge(CONFIGURATION.formatted(global.replace(" | ", "\n"), script.replace(" | ", "\n")), exitCode, lines);
    }

    @ParameterizedTest
    @CsvSource({
        "'', notify /usr/bin/env, 6, ''",
        "'', notify_master /absent, 0, ''",
        "'', notify_backup /usr/bin/env nobody, 0, ''",
        "enable_script_security, notify_fault /usr/bin/env, 5, 10",
        "script_user nobody, notify_stop /usr/bin/env, 5, 2",
    })
    void scriptsOfInstancesAreJudgedAsByKeepalived(String global, String notify, int exitCode, String lines) {
        String text = ("global_defs { | %s | } | vrrp_instance VI_1 { | interface eth0 | virtual_router_id 51"
                        + " | virtual_ipaddress { | 192.0.2.1 | } | %s | }")
                .formatted(global, notify)
                .replace(" | ", "\n");

        judge(text, exitCode, lines);
    }

    @ParameterizedTest
    @CsvSource({
        "'', quorum_up /usr/bin/env, '', 6, ''",
        "'', quorum_up /absent, '', 0, ''",
        "'', '', notify_up /usr/bin/env, 6, ''",
        "'', '', notify_up /usr/bin/env nobody, 0, ''",
        "'', '', MISC_CHECK { | misc_path /usr/bin/env | }, 6, ''",
        "'', '', MISC_CHECK { | misc_path /absent | }, 0, ''",
        "'', '', MISC_CHECK { | misc_path /usr/bin/env | user nobody | }, 5, 12",
        "enable_script_security, '', MISC_CHECK { | misc_path /usr/bin/env | }, 5, 12",
        "script_user nobody, '', MISC_CHECK { | misc_path /usr/bin/env | }, 5, 2 12",
        "enable_script_security, quorum_up /usr/bin/env, '', 5, 8",
        "enable_script_security, '', notify_up /usr/bin/env, 5, 10",
        "lvs_notify_fifo_script /usr/bin/env, '', '', 6, ''",
        "vrrp_notify_fifo_script /usr/bin/env, '', '', 0, ''",
    })
    void scriptsOfServersAreJudgedAsByKeepalived(
            String global, String virtual, String real, int exitCode, String lines) {
        String text = ("global_defs { | %s | } | virtual_server 192.0.2.1 80 { | lb_algo rr | lb_kind NAT"
                        + " | protocol TCP | %s | real_server 192.0.2.2 80 { | %s | } | }")
                .formatted(global, virtual, real)
                .replace(" | ", "\n");

        judge(text, exitCode, lines);
    }

    private static void judge(String text, int exitCode, String lines) {
        ParseResult parsed = ConfigurationParser.parse("a.conf", text);
        Configuration configuration = Objects.requireNonNull(parsed.configuration(), parsed::text);

        Admission admission = ScriptAdmission.admit(
                configuration, !configuration.vrrpInstances().isEmpty(), gate(configuration));

        ParseResult result = parsed.with(admission.findings());
        assertEquals(exitCode, admission.unsecured() ? SECURITY : result.testExitCode(), result::text);
        assertEquals(lines, lines(result), result::text);
    }

    private static String lines(ParseResult result) {
        return result.diagnostics().stream()
                .filter(finding -> finding.verdict().namesLine())
                .map(finding -> String.valueOf(finding.position().line()))
                .distinct()
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }

    private static ScriptGate gate(Configuration configuration) {
        return new ScriptGate(
                configuration.global().scriptSecurity(),
                name -> name.equals("root") ? Optional.of(ScriptUser.ROOT) : Optional.empty(),
                name -> Optional.empty(),
                name -> List.of(),
                "/usr/bin");
    }
}

package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.DiagnosticFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A finding of each code that needs a look at the machine: examples for {@code docs/diagnostics.md}.
 *
 * <p>{@code -Dvipward.docs.rewrite=true} writes them anew; then the parser's {@code ReferenceTest} has to do the same.
 */
class MachineFindingsTest {
    private static final Path EXAMPLES = Path.of("../parser/src/test/resources/findings/of-a-machine.txt");

    private static final String ABSENT = """
            track_file maintenance {
              file /absent/maintenance
            }
            vrrp_script stranger {
              script "/bin/true"
              user nobody-knows-this-user
            }
            vrrp_instance VI_1 {
              interface absent0
              virtual_router_id 51
              virtual_ipaddress {
                192.0.2.100
              }
              track_file {
                maintenance weight 5
              }
            }
            """;

    private static final String UNSECURED = """
            vrrp_script check {
              script "/bin/true"
              user root
            }
            vrrp_script absent {
              script "/absent/check"
              user root
            }
            vrrp_instance VI_1 {
              interface lo
              virtual_router_id 51
              virtual_ipaddress {
                192.0.2.100
              }
              track_script {
                check
                absent
              }
            }
            """;

    private static final String NAMESPACE = "net_namespace blue\n";

    @TempDir
    private Path folder = Path.of("replaced");

    @Test
    void examplesAreWhatIsFound() throws IOException {
        Map<DiagnosticCode, String> found = new EnumMap<>(DiagnosticCode.class);
        for (String text : List.of(NAMESPACE, ABSENT, UNSECURED)) {
            FileCheck check = FileCheck.onThisMachine(
                    new ConfigurationSource(Files.writeString(folder.resolve("keepalived.conf"), text), null, false));
            Stream.concat(check.host().stream(), check.file().stream())
                    .forEach(finding -> found.putIfAbsent(finding.code(), text(finding)));
        }

        StringBuilder examples = new StringBuilder();
        for (DiagnosticCode code : List.of(
                DiagnosticCode.REFUSED,
                DiagnosticCode.SCRIPT_SECURITY_NOT_ENABLED,
                DiagnosticCode.TRACK_FILE_MISSING,
                DiagnosticCode.INTERFACE_MISSING,
                DiagnosticCode.SCRIPT_USER_MISSING,
                DiagnosticCode.SCRIPT_REFUSED,
                DiagnosticCode.HOST_REMARK)) {
            examples.append("== ").append(code).append('\n').append(found.get(code));
        }
        if (Boolean.getBoolean("vipward.docs.rewrite")) {
            Files.writeString(EXAMPLES, examples);
        }
        assertEquals(Files.readString(EXAMPLES), examples.toString());
    }

    private String text(Diagnostic finding) {
        return DiagnosticFormat.text(List.of(finding))
                .replace(folder + "/", "")
                .replaceAll("the machine has .*", "the machine has eth0 lo");
    }
}

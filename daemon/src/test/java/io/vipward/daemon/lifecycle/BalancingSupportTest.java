package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.Configuration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine cannot run is left out by name, and does not count in the configuration test. */
class BalancingSupportTest {
    private static final String TEXT = """
            virtual_server_group G {
            10.0.0.1 80
            }
            bfd_instance b {
            neighbor_ip 10.0.0.2
            source_ip 10.0.0.3
            }
            track_file f {
            file /tmp/f
            }
            virtual_server %s {
            lb_algo rr
            lb_kind NAT
            protocol TCP
            sorry_server 10.0.0.9 80
            %s
            real_server 10.0.0.11 80 {
            %s
            }
            real_server 10.0.0.12 80 {
            TCP_CHECK {
            }
            }
            }
            """;

    private final Omissions omissions = new Omissions();

    private Balancing reduced(String address, String service, String server) {
        Configuration configuration =
                Objects.requireNonNull(ConfigurationParser.parse("a.conf", TEXT.formatted(address, service, server))
                        .configuration());
        return BalancingSupport.reduce(configuration.balancing(), omissions);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2",
        "'TCP_CHECK {\n}', 2",
        "lvs_method TUN, 2",
        "lvs_method TUN type gre, 2",
        "lvs_method TUN type gue port 6080, 2",
        "'HTTP_GET {\nurl {\npath /\n}\n}', 2",
        "'SSL_GET {\nurl {\npath /\nregex foo\n}\n}', 2",
        "'HTTP_GET {\nurl {\npath /\nregex (unclosed\n}\n}', 1",
        "'SMTP_CHECK {\n}', 2",
        "'DNS_CHECK {\n}', 2",
        "'MISC_CHECK {\nmisc_path /bin/true\n}', 2",
        "'UDP_CHECK {\n}', 2",
        "'PING_CHECK {\n}', 2",
        "'FILE_CHECK {\ntrack_file f\n}', 2",
        "'BFD_CHECK {\nname b\n}', 2",
        "'TCP_CHECK {\n}\nMISC_CHECK {\nmisc_path /bin/true\n}', 2",
    })
    void realServerThatNeedsWhatTheEngineLacksIsLeftOut(String server, int left) {
        Balancing balancing = reduced("10.0.0.100 80", "", server);

        assertEquals(left, balancing.virtualServers().get(0).realServers().size());
        assertEquals(2 - left, omissions.findings().size());
        omissions.findings().forEach(finding -> assertEquals(Verdict.ACCEPTED, finding.verdict()));
    }

    @Test
    void patternThatIsNoneIsNamed() {
        reduced("10.0.0.100 80", "", "HTTP_GET {\nurl {\npath /\nregex (unclosed\n}\n}");

        assertTrue(omissions
                .findings()
                .get(0)
                .message()
                .contains("Invalid regex: '(unclosed' at offset 9: missing closing parenthesis"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fwmark 7", "group G", "10.0.0.100 80"})
    void everyKindOfServiceRuns(String address) {
        Balancing balancing = reduced(address, "", "");

        assertEquals(1, balancing.virtualServers().size());
        assertEquals(0, omissions.findings().size());
    }
}

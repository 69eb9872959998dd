package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.vipward.parser.model.Configuration;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files as programs write them. */
class LargeFileTest {
    private static final int SERVERS = 10_000;

    private static String file(int services) {
        StringBuilder text = new StringBuilder();
        int each = SERVERS / services;
        for (int service = 0; service < services; service++) {
            text.append("virtual_server 10.1.")
                    .append(service / 250)
                    .append('.')
                    .append(service % 250)
                    .append(" 80 {\n")
                    .append("    delay_loop 6\n    lb_algo wlc\n    lb_kind NAT\n    protocol TCP\n");
            for (int server = 0; server < each; server++) {
                text.append("    real_server 10.2.")
                        .append(server / 250)
                        .append('.')
                        .append(server % 250)
                        .append(" 8080 {\n        weight 1\n        TCP_CHECK {\n            connect_timeout 3\n")
                        .append("            retry 2\n            delay_before_retry 3\n        }\n    }\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }

    private static void parses(int services) {
        String text = file(services);

        ParseResult result = assertTimeout(Duration.ofSeconds(10), () -> ConfigurationParser.parse("a.conf", text));

        Configuration configuration = Parsing.configuration(result);
        assertEquals(services, configuration.virtualServers().size());
        assertEquals(
                SERVERS,
                configuration.virtualServers().stream()
                        .mapToInt(server -> server.realServers().size())
                        .sum());
        assertEquals(0, result.testExitCode());
    }

    @Test
    void tenThousandRealServersOfAHundredServices() {
        parses(100);
    }

    @Test
    void tenThousandRealServersOfOneService() {
        parses(1);
    }
}

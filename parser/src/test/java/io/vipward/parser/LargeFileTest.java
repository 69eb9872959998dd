package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.vipward.parser.model.Configuration;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as programs write them. */
class LargeFileTest {
    private static final int SERVERS = 10_000;

    /** A real server with its checker is nine lines; a service of its own adds six. */
    private static final long MOST_BYTES = 12_000;

    private static String file(int servers, int services) {
        StringBuilder text = new StringBuilder();
        int each = servers / services;
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
        ParseResult result = ConfigurationParser.parse("a.conf", file(SERVERS, services));

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

    /** What a statement costs must not depend on how many others there are; memory shows it without a clock. */
    @ParameterizedTest(name = "{0} services in the small file, {1} in the large one")
    @CsvSource({"100, 1000", "1, 1", "1000, 10000"})
    void tenTimesAsManyServersTakeTenTimesTheMemory(int few, int many) {
        String small = file(SERVERS / 10, few);
        String large = file(SERVERS, many);
        allocatedBy(small); // what is made once

        long forFew = allocatedBy(small);
        long forMany = allocatedBy(large);

        assertTrue(forMany < forFew * 12, () -> forFew + " bytes became " + forMany);
        assertTrue(forMany < SERVERS * MOST_BYTES, () -> forMany / SERVERS + " bytes for each real server");
    }

    private static long allocatedBy(String text) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        ParseResult result = ConfigurationParser.parse("a.conf", text);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(0, result.testExitCode());
        return allocated;
    }
}

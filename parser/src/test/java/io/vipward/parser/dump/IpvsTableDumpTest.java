package io.vipward.parser.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The table in the kernel under keepalived is the one that the configuration means here: every service, and no other; no
 * destination that it does not have. One may be missing there, because its checker had failed when the table was read.
 */
class IpvsTableDumpTest {
    private static final String MACHINE = "lb1";

    @TestFactory
    Stream<DynamicTest> tableOfTheKernelIsWhatTheConfigurationMeans() throws IOException {
        Set<String> known = KnownDifferences.read();
        return DumpArchive.entries().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry, known)));
    }

    private static void check(DumpArchive.Entry entry, Set<String> known) {
        ParseResult result =
                ConfigurationParser.parse(entry.file(), Host.settings().withConfigId(MACHINE));
        Configuration configuration = result.understood();
        assertNotNull(configuration, result::text);
        Map<String, Set<String>> theirs = IpvsTable.of(entry.dump());
        // A daemon that ends for VRRP's sake leaves no table behind.
        Map<String, Set<String>> ours = result.fatal() ? Map.of() : IpvsTable.of(configuration.balancing());

        List<String> differences = new ArrayList<>();
        ours.keySet().stream()
                .filter(service -> !theirs.containsKey(service))
                .forEach(service -> differences.add("IPVS only ours: " + service));
        theirs.forEach((service, destinations) -> {
            Set<String> own = ours.get(service);
            if (own == null) {
                differences.add("IPVS only keepalived: " + service);
                return;
            }
            destinations.stream()
                    .filter(destination -> !own.contains(destination))
                    .forEach(destination -> differences.add("IPVS only keepalived: " + service + " " + destination));
        });
        differences.removeIf(difference -> known.stream()
                .anyMatch(each -> each.startsWith(entry.id() + " ")
                        && difference.contains(each.substring(each.indexOf(' ') + 1))));
        assertEquals("", String.join("\n", differences));
    }
}

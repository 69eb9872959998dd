package io.vipward.parser.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The load balancing of published configurations is what keepalived makes of it. Differences on purpose are listed in
 * docs/compatibility.md, by configuration and field.
 */
class BalancingDumpTest {
    private static final String MACHINE = "lb1";

    /**
     * What a daemon knows only while it runs, or what is no setting: counters, states, defaults that do not apply, whether
     * a script was found and its uid, the time limit of a script that has none of its own, the granularity that is a mask
     * there and a prefix here, and what checkers without probes have for times.
     */
    private static final Pattern RUN_TIME = Pattern.compile("System is compiled.*|VS alive = .*|set = .*|Alive: .*"
            + "|initial weight = .*|Hashed = .*|Retries iterations = .*|Default delay before retry = .*|Failed URL = .*"
            + "|Reloaded = .*|ICMP seq no = .*|Regex ref count = .*|Regex options:.*|uid:gid = .*|timeout = .*"
            + "|(Quorum|RS) (up|down) notify script.*|HTTP Status Code\\(s\\)|Connection|Tracked Files|Tracked BFDs|Using autogen SSL context"
            + "|Last errno.*|persistence granularity = .*|.* = 18446744073709551615 us|Retries = 4294967295");

    private static final Pattern V6 =
            Pattern.compile("(?<![\\w.:])(?=[0-9a-f:]*[0-9a-f])[0-9a-f]*:[0-9a-f:]*:[0-9a-f]*");

    @TestFactory
    Stream<DynamicTest> balancingIsAsInTheDump() throws IOException {
        Set<String> known = KnownDifferences.read();
        return DumpArchive.entries().stream()
                .filter(entry ->
                        !entry.dump().section(DumpFile.CHECKER, "LVS Topology").isEmpty())
                .map(entry ->
                        DynamicTest.dynamicTest(entry.file().getFileName().toString(), () -> check(entry, known)));
    }

    private static void check(DumpArchive.Entry entry, Set<String> known) {
        ParseResult result =
                ConfigurationParser.parse(entry.file(), Host.settings().withConfigId(MACHINE));
        Configuration configuration = result.understood();
        assertNotNull(configuration, result::text);
        Map<String, List<String>> ours = BalancingLines.of(configuration.balancing());
        Map<String, List<String>> theirs = new Reading(entry.dump()).objects;

        List<String> differences = new ArrayList<>();
        Set<String> objects = new LinkedHashSet<>(theirs.keySet());
        objects.addAll(ours.keySet());
        for (String object : objects) {
            compare(object, ours.getOrDefault(object, List.of()), theirs.getOrDefault(object, List.of()), differences);
        }
        differences.removeIf(difference -> known.stream()
                .anyMatch(each -> each.startsWith(entry.id() + " ")
                        && difference.contains(each.substring(each.indexOf(' ') + 1))));
        assertEquals("", String.join("\n", differences));
    }

    private static void compare(String object, List<String> ours, List<String> theirs, List<String> differences) {
        List<String> missing = new ArrayList<>(theirs);
        ours.forEach(missing::remove);
        List<String> more = new ArrayList<>(ours);
        theirs.forEach(more::remove);
        missing.forEach(line -> differences.add(object + ": only keepalived: " + line));
        more.forEach(line -> differences.add(object + ": only ours: " + line));
    }

    /** A dump as lines by object. */
    private static final class Reading {
        private final Map<String, List<String>> objects = new LinkedHashMap<>();
        private List<String> lines = new ArrayList<>();
        private int services;
        private int reals;
        private int checkers;

        Reading(DumpFile dump) {
            dump.section(DumpFile.CHECKER, "SSL definitions").forEach(node -> {
                if (!node.text().startsWith("Using autogen")) {
                    begin("SSL");
                    add("", node);
                }
            });
            dump.section(DumpFile.CHECKER, "LVS Topology").forEach(node -> topology("", node));
            for (DumpNode node : dump.section(DumpFile.CHECKER, "Health checkers")) {
                begin("checker " + ++checkers);
                add("", node);
            }
        }

        private void topology(String prefix, DumpNode node) {
            String text = node.text();
            if (text.startsWith("Virtual Server Group = ")) {
                begin("group " + node.value().substring(0, node.value().indexOf(", IPv4")));
                node.children().forEach(child -> add("", child));
                return;
            }
            if (text.startsWith("VS ") && !text.startsWith("VS alive")) {
                reals = 0;
                begin("VS" + ++services);
            } else if (text.startsWith("------< Real server")) {
                begin("VS" + services + " RS" + ++reals);
            }
            add(prefix, new DumpNode(text, List.of()));
            String below = text.startsWith("sorry server") ? "sorry " : "";
            node.children().forEach(child -> topology(below, child));
        }

        private void begin(String object) {
            lines = objects.computeIfAbsent(object, name -> new ArrayList<>());
        }

        private void add(String prefix, DumpNode node) {
            String text = canonical(node.text());
            if (!text.startsWith("------<") && !RUN_TIME.matcher(text).matches()) {
                lines.add(prefix + text);
            }
            node.children().forEach(child -> add(prefix, child));
        }

        private static String canonical(String line) {
            String text = V6.matcher(line).replaceAll(match -> full(match.group()));
            text = text.replaceAll(" EFF WEIGHT = .*", "");
            text = text.replaceAll("^(VS GROUP = \\[[^]]*\\]):.*", "$1").replaceAll("^(\\[[^]]*\\]):\\d+ ->", "$1 ->");
            return text.replaceAll("^SNMP name = '(.*)'$", "SNMP name = $1");
        }

        private static String full(String address) {
            try {
                return address.contains("::")
                                || address.chars().filter(c -> c == ':').count() == 7
                        ? InetAddress.getByName(address).getHostAddress()
                        : address;
            } catch (UnknownHostException notOne) {
                return address;
            }
        }
    }
}

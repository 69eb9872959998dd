package io.vipward.parser.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.Interfaces.GarpGroup;
import io.vipward.parser.model.Interfaces.Member;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.source.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Trackers, routes, rules, static items and groups of interfaces mean what they mean to keepalived 2.4.3. */
class DumpOfTrackersTest {
    private static final String NODE = "lb1";

    /** What differs on purpose, by file. 455: a global interval is shown as a group of each interface. */
    private static final Map<String, Set<String>> KNOWN = Map.of("455", Set.of("garp groups"));

    /** Fields that the configuration does not decide alone, and why they are left out. */
    private static final Map<String, String> AT_RUN_TIME = Map.ofEntries(
            Map.entry("Command", "is compared where scripts are judged"),
            Map.entry("Insecure", "is for the machine to say"),
            Map.entry("Init state", "is the state"),
            Map.entry("Status", "is the state"),
            Map.entry("Script uid:gid", "is for the machine to say"),
            Map.entry("VRRP instances :", "stands with the instances"),
            Map.entry("Tracking VRRP instances :", "stands with the instances"),
            Map.entry("Tracking instances :", "stands with the instances"),
            Map.entry("Current processes", "is the state"),
            Map.entry("Have quorum", "is the state"),
            Map.entry("Fork delay timer not running", "is the state"),
            Map.entry("Terminate delay timer not running", "is the state"),
            Map.entry("Fork delay timer running", "is the state"),
            Map.entry("Terminate delay timer running", "is the state"),
            Map.entry("fd_out", "is a descriptor"),
            Map.entry("last_seen", "is the state"),
            Map.entry("!poll, !final", "is the state"),
            Map.entry("send error", "is the state"));

    @TestFactory
    Stream<DynamicTest> everythingElseMeansTheSame() throws IOException {
        return DumpArchive.entries().stream().map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry)));
    }

    private static void check(DumpArchive.Entry entry) {
        Configuration configuration = ConfigurationParser.parse(
                        entry.file(), Host.settings().withConfigId(NODE))
                .configuration();
        if (configuration == null) {
            return;
        }
        List<String> differences = new ArrayList<>();
        DumpFile dump = entry.dump();
        if (dump.processes().containsKey(DumpFile.VRRP)) {
            vrrp(configuration, dump, differences);
        }
        objects(
                objects(dump, "bfd process", "BFD Topology", "BFD Instance"),
                named(configuration.trackers().bfdInstances(), one -> one.name(), TrackerFields::of),
                differences);
        objects(
                objects(dump, DumpFile.CHECKER, "Checker track files", "Track file"),
                named(configuration.trackers().files(), one -> one.name(), TrackerFields::of),
                differences);
        differences.removeIf(
                difference -> KNOWN.getOrDefault(entry.id(), Set.of()).stream().anyMatch(difference::startsWith));

        assertEquals(List.of(), differences);
    }

    private static void vrrp(Configuration configuration, DumpFile dump, List<String> differences) {
        objects(
                objects(dump, DumpFile.VRRP, "VRRP Scripts", "VRRP Script"),
                named(configuration.trackers().scripts(), one -> one.name(), TrackerFields::of),
                differences);
        objects(
                objects(dump, DumpFile.VRRP, "VRRP Track files", "Track file"),
                named(configuration.trackers().files(), one -> one.name(), TrackerFields::of),
                differences);
        objects(
                objects(dump, DumpFile.VRRP, "VRRP Track processes", "VRRP Track process"),
                named(configuration.trackers().processes(), one -> one.name(), TrackerFields::of),
                differences);
        lines("static addresses", addresses(dump), addresses(configuration), differences);
        lines(
                "static routes",
                dumped(dump, "Static Routes"),
                routes(configuration.statics().routes()),
                differences);
        lines(
                "static rules",
                dumped(dump, "Static Rules"),
                rules(configuration.statics().rules()),
                differences);
        for (DumpNode node : dump.objects(DumpFile.VRRP, "VRRP Topology", "VRRP Instance")) {
            instance(node, configuration, differences);
        }
        lines("garp groups", garpGroups(dump), garpGroups(configuration), differences);
    }

    private static void instance(DumpNode node, Configuration configuration, List<String> differences) {
        for (VrrpInstance instance : configuration.vrrpInstances()) {
            if (instance.name().equals(node.value())) {
                lines(
                        instance.name() + " routes",
                        children(node, "Virtual Routes"),
                        routes(instance.addresses().routes().routes()),
                        differences);
                lines(
                        instance.name() + " rules",
                        children(node, "Virtual Rules"),
                        rules(instance.addresses().routes().rules()),
                        differences);
            }
        }
    }

    private static List<String> children(DumpNode instance, String title) {
        return instance.children().stream()
                .filter(child -> child.text().startsWith(title))
                .flatMap(child -> child.texts().stream())
                .map(RouteLines::sorted)
                .toList();
    }

    private static List<String> dumped(DumpFile dump, String title) {
        return dump.section(DumpFile.VRRP, title).stream()
                .map(DumpNode::text)
                .map(DumpOfTrackersTest::withoutOnes)
                .map(RouteLines::sorted)
                .toList();
    }

    private static String withoutOnes(String line) {
        return line.replace(" weight 1 ", " ");
    }

    private static List<String> addresses(DumpFile dump) {
        return dump.section(DumpFile.VRRP, "Static Addresses").stream()
                .map(node -> RouteLines.sorted(node.text()))
                .toList();
    }

    private static List<String> addresses(Configuration configuration) {
        return configuration.statics().addresses().stream()
                .map(InstanceFields::address)
                .map(RouteLines::sorted)
                .toList();
    }

    private static List<String> routes(List<IpRoute> routes) {
        return routes.stream().map(RouteLines::of).toList();
    }

    private static List<String> rules(List<IpRule> rules) {
        return rules.stream().map(RouteLines::of).toList();
    }

    private static List<String> garpGroups(DumpFile dump) {
        return dump.section(DumpFile.VRRP, "GARP delay group").stream()
                .filter(node -> !node.text().contains("next time"))
                .map(node -> node.children().isEmpty()
                        ? node.key() + " " + Double.parseDouble(node.value())
                        : String.join(" ", node.texts()))
                .toList();
    }

    private static List<String> garpGroups(Configuration configuration) {
        List<String> lines = new ArrayList<>();
        for (GarpGroup group : configuration.interfaces().garpGroups()) {
            Long garp = group.garpNanos();
            Long gna = group.gnaNanos();
            if (garp != null) {
                lines.add("GARP interval " + garp / 1e9);
            }
            if (gna != null) {
                lines.add("GNA interval " + gna / 1e9);
            }
            lines.add(group.members().stream().map(Member::interfaceName).collect(Collectors.joining(" ")));
        }
        return lines;
    }

    private static <T> Map<String, Map<String, String>> named(
            List<T> all, Function<T, String> name, Function<T, Map<String, String>> fields) {
        return all.stream().collect(Collectors.toMap(name, fields));
    }

    private static Map<String, Map<String, String>> objects(DumpFile dump, String process, String title, String key) {
        Map<String, Map<String, String>> objects = new HashMap<>();
        for (DumpNode node : dump.objects(process, title, key)) {
            Map<String, String> fields = new TreeMap<>();
            for (DumpNode child : node.children()) {
                boolean state = child.key().matches("(thread_|local |remote ).*");
                String name = child.key().matches("TTL|hoplimit") ? "hop limit" : child.key();
                if (!AT_RUN_TIME.containsKey(child.key()) && !state) {
                    fields.put(name, DumpText.canonical(child.value()));
                }
            }
            objects.put(node.value(), fields);
        }
        return objects;
    }

    /** Whatever keepalived has we have too; of what nothing uses, or the machine lacks, it has nothing. */
    private static void objects(
            Map<String, Map<String, String>> theirs, Map<String, Map<String, String>> ours, List<String> differences) {
        theirs.forEach((name, fields) -> {
            if (!fields.equals(ours.get(name))) {
                differences.add(name + ": ours " + ours.get(name) + ", keepalived's " + fields);
            }
        });
    }

    private static void lines(String what, List<String> theirs, List<String> ours, List<String> differences) {
        if (!theirs.equals(ours)) {
            differences.add(what + ": ours " + ours + ", keepalived's " + theirs);
        }
    }
}

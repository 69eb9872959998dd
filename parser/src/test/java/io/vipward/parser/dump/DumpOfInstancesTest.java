package io.vipward.parser.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.source.Host;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Instances and sync groups mean what they mean to keepalived 2.4.3, field by field of its own dump. */
class DumpOfInstancesTest {
    /** The machine that the dumps were made on calls itself so. */
    private static final String NODE = "lb1";

    /**
     * Fields that differ on purpose, by file. 374: a refresh of no messages is none, and none is asked for. 456: a definition
     * whose value is an escaped remark sign stays what was escaped.
     */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "374", Set.of("Gratuitous ARP refresh repeat"),
            "456", Set.of("Virtual IP", "Virtual IP Excluded"));

    @TestFactory
    Stream<DynamicTest> everyInstanceMeansTheSame() throws IOException {
        return DumpArchive.entries().stream()
                .filter(entry ->
                        !entry.dump().section(DumpFile.VRRP, "VRRP Topology").isEmpty())
                .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry)));
    }

    private static void check(DumpArchive.Entry entry) {
        ParseResult result =
                ConfigurationParser.parse(entry.file(), Host.settings().withConfigId(NODE));
        Configuration configuration = result.configuration();
        if (configuration == null) {
            assertEquals("a configuration", result.text());
            return;
        }
        List<String> differences = new ArrayList<>();
        Map<String, Map<String, String>> ours = new TreeMap<>();
        for (VrrpInstance instance : configuration.vrrpInstances()) {
            ours.put(instance.name(), InstanceFields.of(instance));
        }
        Map<String, Map<String, String>> theirs = new TreeMap<>();
        for (DumpNode node : entry.dump().objects(DumpFile.VRRP, "VRRP Topology", "VRRP Instance")) {
            theirs.put(node.value(), DumpText.fields(node));
        }
        for (VrrpSyncGroup group : configuration.vrrp().syncGroups()) {
            ours.put("group " + group.name(), InstanceFields.of(group));
        }
        for (DumpNode node : entry.dump().objects(DumpFile.VRRP, "VRRP Sync groups", "VRRP Sync Group")) {
            theirs.put("group " + node.value().replaceAll(", [A-Z]+$", ""), DumpText.fields(node));
        }
        compare(ours, theirs, KNOWN.getOrDefault(entry.id(), Set.of()), differences);

        assertEquals(List.of(), differences);
    }

    private static void compare(
            Map<String, Map<String, String>> ours,
            Map<String, Map<String, String>> theirs,
            Set<String> known,
            List<String> differences) {
        assertEquals(theirs.keySet(), ours.keySet());
        for (String name : ours.keySet()) {
            Map<String, String> mine = ours.getOrDefault(name, Map.of());
            Map<String, String> other = theirs.getOrDefault(name, Map.of());
            Set<String> fields = new TreeSet<>(mine.keySet());
            fields.addAll(other.keySet());
            fields.removeAll(known);
            for (String field : fields) {
                if (!isSame(field, mine.get(field), other.get(field))) {
                    differences.add(
                            name + " " + field + ": ours " + mine.get(field) + ", keepalived's " + other.get(field));
                }
            }
        }
    }

    /** Which scripts there are is for the machine to say: keepalived's dump has only those that can run. */
    private static boolean isSame(String field, @Nullable String ours, @Nullable String theirs) {
        boolean scripts = field.endsWith("script") || field.equals("Tracked scripts");
        if (ours == null || !scripts) {
            return Objects.equals(ours, theirs);
        }
        return theirs == null || List.of(ours.split(" \\| ")).containsAll(List.of(theirs.split(" \\| ")));
    }
}

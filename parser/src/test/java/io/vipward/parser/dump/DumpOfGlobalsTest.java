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
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Global definitions mean what they mean to the parent process of keepalived 2.4.3. */
class DumpOfGlobalsTest {
    private static final String NODE = "lb1";
    private static final String TITLE = "Global definitions";
    /** keepalived gives the time-out of UDP the same name. */
    private static final String TIMEOUT = "LVS TCP timeout";

    private static final String UNSET = "4294967295";

    /** Fields that the configuration does not decide alone, or that other fields tell, and why they are left out. */
    private static final Map<String, String> LEFT_OUT = Map.of(
            "Replace symlinks in script paths", "is alike in every dump",
            "Default script uid:gid", "is for the machine to say",
            "No reload scheduled", "is the state",
            "Default interface", "is found on the machine",
            "current realtime priority", "is the state",
            "current realtime time limit", "is the state");

    @TestFactory
    Stream<DynamicTest> globalDefinitionsMeanTheSame() throws IOException {
        List<DumpArchive.Entry> entries = DumpArchive.entries();
        Map<String, String> defaults = entries.isEmpty() ? Map.of() : fields(DumpArchive.defaults(), DumpFile.PARENT);
        Set<String> known = KnownDifferences.read();
        return entries.stream().map(entry -> DynamicTest.dynamicTest(entry.id(), () -> check(entry, defaults, known)));
    }

    private static void check(DumpArchive.Entry entry, Map<String, String> defaults, Set<String> known) {
        // Those that cannot run, too: the parent's dump is taken before a child ends.
        ParseResult result =
                ConfigurationParser.parse(entry.file(), Host.settings().withConfigId(NODE));
        Configuration configuration = result.understood();
        assertNotNull(configuration, result::text);
        checkersHaveTheSame(entry.dump());
        Map<String, String> theirs = new TreeMap<>(defaults);
        theirs.putAll(fields(entry.dump(), DumpFile.PARENT));
        asMaster(theirs, "delay");
        asMaster(theirs, "repeat");

        // Shown only where mail was configured.
        theirs.putIfAbsent("Smtp server connection timeout", "30");
        Map<String, String> ours = GlobalFields.of(configuration.global(), NODE);
        withoutHostName(ours, theirs);

        List<String> differences = differences(ours, theirs);
        differences.removeIf(difference -> known.stream()
                .anyMatch(one -> one.startsWith(entry.id() + " ") && difference.startsWith(one.substring(4))));

        assertEquals(List.of(), differences);
    }

    /**
     * The process of the checkers inherits the definitions, so that what is compared with the parent's holds for both. That of
     * VRRP completes its own: defaults of the packet filter, and the sync daemon, which it runs.
     */
    private static void checkersHaveTheSame(DumpFile dump) {
        if (dump.processes().containsKey(DumpFile.CHECKER)) {
            assertEquals(fields(dump, DumpFile.PARENT), fields(dump, DumpFile.CHECKER));
        }
    }

    /** The parent shows what was not given as unset; it is then as for a master. */
    private static void asMaster(Map<String, String> fields, String what) {
        String name = "Gratuitous ARP lower priority " + what;
        if (UNSET.equals(fields.get(name))) {
            fields.put(name, Objects.requireNonNull(fields.get("Gratuitous ARP " + what)));
        }
    }

    /** keepalived looks names up while it reads, and has no server where that fails; we do when there is mail. */
    private static void withoutHostName(Map<String, String> ours, Map<String, String> theirs) {
        if (!ours.getOrDefault("Smtp server", "0").matches("[0-9.]+|.*:.*")) {
            ours.remove("Smtp server");
            if (theirs.remove("Smtp server") == null) {
                ours.remove("Smtp server port");
                ours.remove("Smtp HELO name", NODE);
            }
        }
    }

    private static List<String> differences(Map<String, String> ours, Map<String, String> theirs) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(ours.get(name), theirs.get(name))) {
                differences.add(name + ": ours " + ours.get(name) + ", keepalived's " + theirs.get(name));
            }
        }
        return differences;
    }

    private static Map<String, String> fields(DumpFile dump, String process) {
        Map<String, String> fields = new TreeMap<>();
        for (DumpNode node : dump.section(process, TITLE)) {
            String text = uniform(node.text());
            int at = text.indexOf(" = ");
            String name = text.substring(0, at);
            String value = node.children().isEmpty() ? text.substring(at + 3) : String.join(" | ", node.texts());
            boolean unset = name.equals("LVS syncd syncid") && value.equals(UNSET);
            boolean empty = name.equals("Email notification to") && value.isEmpty();
            if (!LEFT_OUT.containsKey(name) && !unset && !empty) {
                String plain = DumpText.canonical(value.replaceAll(", uid:gid .*", ""));
                if (name.endsWith("fifo script") && !process.equals(DumpFile.PARENT)) {
                    // Its FIFO is added behind the arguments that were written.
                    plain = plain.replaceAll(" '/[^']*'$", "");
                }
                fields.merge(name, plain, (one, next) -> name.equals(TIMEOUT) ? one + " " + next : next);
            }
        }
        return fields;
    }

    /** Some lines are sentences. */
    private static String uniform(String text) {
        if (text.contains(" = ")) {
            return text.replaceAll("^LVS syncd vrrp (instance|name)", "LVS syncd vrrp");
        }
        return text.replaceAll("^(.*) (enabled|disabled)$", "$1 = $2")
                .replaceAll("^nftables (with|without) counters$", "nftables counters = $1")
                .replaceAll("^nftables (force|don't force) use ifindex.*", "nftables use ifindex = $1")
                .replaceAll("^No test config before reload$", "Test config before reload = no")
                .replaceAll("^Test config before reload, log to ", "Test config before reload = ")
                .replaceAll("^(json_version|iproute ... directory|Default script uid:gid) ", "$1 = ")
                .replaceAll("^([^=]*?)[: ]*=?$", "$1 = ");
    }
}

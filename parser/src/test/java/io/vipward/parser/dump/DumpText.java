package io.vipward.parser.dump;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of an object in a dump, without what is the machine's or the moment's. */
final class DumpText {
    /** Fields that the configuration does not decide alone, and why they are left out. */
    private static final Map<String, String> AT_RUN_TIME = Map.of(
            "Wantstate", "changes with the state",
            "Number of config faults", "counts what is wrong on the machine",
            "Master down timer", "follows from the state and the master that is heard",
            "Master advert interval", "is the master's",
            "Rogue master counter", "a counter",
            "Roger timer thread", "an address in memory",
            "Flags", "of the running instance, but for unicast, which other fields tell",
            "Password", "is not shown",
            "Num member fault 0, num member init 0", "counters",
            "Unicast checksum compatibility", "is found out while running");

    /** Fields that others compare. */
    private static final List<String> OF_OTHERS =
            List.of("Virtual Routes", "Virtual Rules", "Authentication extension");

    private DumpText() {}

    static Map<String, String> fields(DumpNode object) {
        Map<String, String> fields = new TreeMap<>();
        for (DumpNode node : object.children()) {
            add(node, fields);
        }
        // Its name is chosen when the interface is made.
        if (object.children().stream().anyMatch(node -> node.text().startsWith("Use "))) {
            fields.remove("Interface");
        }
        return fields;
    }

    private static void add(DumpNode node, Map<String, String> fields) {
        String key = node.key().replaceAll(" ?(\\([0-9]+\\))? ?:( none)?$", "");
        if (key.equals("Authentication extension")) {
            node.children().forEach(child -> fields.put(child.key(), child.value()));
        } else if (key.startsWith("Multicast address ")) {
            fields.put(
                    "Multicast address",
                    canonical(key.substring("Multicast address ".length()).replaceAll(",.*", "")));
        } else if (key.startsWith("Check unicast src")) {
            fields.put("Check unicast src", key.substring(key.lastIndexOf(' ') + 1));
        } else if (key.startsWith("Use VMAC")) {
            fields.put("xmit_base", node.text().substring(node.text().lastIndexOf(' ') + 1));
        } else if (key.equals("Using src_ip")) {
            if (node.value().endsWith(" (from configuration)")) {
                fields.put(key, canonical(node.value().replace(" (from configuration)", "")));
            }
        } else if (key.startsWith("Use IPVLAN") || isLeftOut(key)) {
            return;
        } else if (key.equals("Interface") && node.value().contains(", ")) {
            return;
        } else {
            fields.put(key, value(key, node));
        }
    }

    private static boolean isLeftOut(String key) {
        return AT_RUN_TIME.containsKey(key) || OF_OTHERS.contains(key) || key.startsWith("Num member");
    }

    private static String value(String key, DumpNode node) {
        if (!node.children().isEmpty()) {
            return node.texts().stream().map(DumpText::entry).collect(Collectors.joining(" | "));
        }
        return key.endsWith("script") ? node.value().replaceAll(", uid:gid .*", "") : node.value();
    }

    /** A line of a list: without what the kernel was told, and with the interface below a VMAC. */
    private static String entry(String text) {
        String plain = text.replaceAll("( set| nftable_set| iptable_set)+$", "")
                .replaceAll("(:|,) weight ", " weight ")
                .replaceAll(" dev [^ ]+@", " dev ");
        int end = plain.indexOf(' ');
        String first = end < 0 ? plain : plain.substring(0, end);
        int slash = first.indexOf('/');
        String address = slash < 0 ? first : first.substring(0, slash);
        return canonical(address) + plain.substring(address.length());
    }

    /** An address in the notation of Java; anything else as it is. */
    static String canonical(String text) {
        boolean address = text.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
        try {
            return address ? InetAddress.getByName(text).getHostAddress() : text;
        } catch (UnknownHostException e) {
            return text;
        }
    }
}

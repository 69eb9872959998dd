package io.vipward.parser.dump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the processes of keepalived write about their configuration on SIGUSR1, one after the other.
 *
 * <p>A process begins with {@code ======== NAME}, a section of it with {@code ------< TITLE >------}, and what belongs to
 * a line is indented further than it.
 *
 * @param processes sections by title, by the name of the process, such as {@code vrrp process}
 */
record DumpFile(Map<String, Map<String, List<DumpNode>>> processes) {
    static final String VRRP = "vrrp process";
    static final String CHECKER = "check process";
    static final String PARENT = "parent process";
    static final String IPVS = "ipvs table";
    private static final String PROCESS = "======== ";
    private static final String SECTION = "------< ";

    DumpFile {
        processes = Map.copyOf(processes);
    }

    /** The lines of a section that are indented least; none where the dump has no such section. */
    List<DumpNode> section(String process, String title) {
        return processes.getOrDefault(process, Map.of()).getOrDefault(title, List.of());
    }

    /** A section's objects of a kind, such as {@code VRRP Instance}, in the order of the dump. */
    List<DumpNode> objects(String process, String title, String key) {
        return section(process, title).stream()
                .filter(node -> node.key().equals(key))
                .toList();
    }

    static DumpFile read(String text) {
        Map<String, Map<String, List<DumpNode>>> processes = new LinkedHashMap<>();
        Map<String, List<DumpNode>> sections = new LinkedHashMap<>();
        List<String> body = new ArrayList<>();
        String title = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(PROCESS) || line.startsWith(SECTION)) {
                add(sections, title, body);
                body.clear();
                title = line.startsWith(SECTION) ? line.substring(SECTION.length(), line.lastIndexOf(" >")) : "";
            }
            if (line.startsWith(PROCESS)) {
                sections = processes.computeIfAbsent(line.substring(PROCESS.length()), name -> new LinkedHashMap<>());
            } else if (!line.startsWith(SECTION) && !line.isBlank()) {
                body.add(line);
            }
        }
        add(sections, title, body);
        return new DumpFile(processes);
    }

    /** Some titles stand over each object of a kind. */
    private static void add(Map<String, List<DumpNode>> sections, String title, List<String> body) {
        List<DumpNode> all = new ArrayList<>(sections.getOrDefault(title, List.of()));
        all.addAll(nodes(body));
        sections.put(title, all);
    }

    private static List<DumpNode> nodes(List<String> lines) {
        List<DumpNode> nodes = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(at))) {
                end++;
            }
            nodes.add(new DumpNode(lines.get(at).strip(), nodes(lines.subList(at + 1, end))));
            at = end;
        }
        return nodes;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}

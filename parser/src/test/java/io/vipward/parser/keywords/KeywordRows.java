package io.vipward.parser.keywords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of keywords, one for each block, and the configurations that the keywords are tried in. */
final class KeywordRows {
    static final Path FOLDER = Path.of("src/test/resources/keywords");

    /** Keywords of every checker that connects, and of every checker that repeats. */
    private static final String CONNECTION = "connection";

    private static final String CHECKER = "checker";
    private static final List<String> CONNECTING =
            List.of("HTTP_GET", "SSL_GET", "TCP_CHECK", "SMTP_CHECK", "DNS_CHECK", "UDP_CHECK", "PING_CHECK");

    private static final Set<String> ENTRY_BLOCKS = Set.of(
            "interface_up_down_delays",
            "linkbeat_interfaces",
            "static_ipaddress",
            "static_routes",
            "static_rules",
            "unicast_peer",
            "virtual_ipaddress",
            "virtual_routes",
            "virtual_rules",
            "virtual_server_group");

    /** Blocks that the parser does not know yet, or not all of. */
    static final Set<String> UNFINISHED = Set.of("top_level", "virtual_ipaddress", "vrrp_instance");

    private static final Map<String, List<KeywordRow>> BY_BLOCK = load();

    private KeywordRows() {}

    /** The rows of each file, by the block that it is named after. */
    static Map<String, List<KeywordRow>> byBlock() {
        return BY_BLOCK;
    }

    /** Blocks with keywords, as opposed to blocks with entries. */
    static Set<String> blocks() {
        Set<String> blocks = new TreeSet<>(BY_BLOCK.keySet());
        blocks.removeAll(ENTRY_BLOCKS);
        blocks.removeAll(Set.of(CONNECTION, CHECKER));
        blocks.addAll(CONNECTING);
        return blocks;
    }

    /** The keywords of a block, with those that it shares with others. */
    static Set<String> keywordsOf(String block) {
        return tablesFor(block).stream()
                .flatMap(table -> BY_BLOCK.getOrDefault(table, List.of()).stream())
                .filter(row -> !row.isEntry())
                .map(KeywordRow::keyword)
                .collect(Collectors.toSet());
    }

    /** The names of the configurations in which a row is tried. */
    static List<String> contexts(KeywordRow row) {
        if (!row.cell("context").isEmpty()) {
            return List.of(row.cell("context"));
        }
        return switch (row.block()) {
            case CONNECTION -> CONNECTING;
            case CHECKER ->
                Stream.concat(CONNECTING.stream(), Stream.of("MISC_CHECK")).toList();
            default -> List.of(row.block());
        };
    }

    static String context(String name) {
        return read(FOLDER.resolve(name + ".conf"));
    }

    private static List<String> tablesFor(String block) {
        if (CONNECTING.contains(block)) {
            return List.of(block, CONNECTION, CHECKER);
        }
        return block.equals("MISC_CHECK") ? List.of(block, CHECKER) : List.of(block);
    }

    private static Map<String, List<KeywordRow>> load() {
        Map<String, List<KeywordRow>> byBlock = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.filter(file -> file.toString().endsWith(".tsv")).forEach(file -> {
                String block = file.getFileName().toString().replace(".tsv", "");
                byBlock.put(block, rows(block, read(file).lines().toList()));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byBlock;
    }

    private static List<KeywordRow> rows(String block, List<String> lines) {
        String[] columns = lines.get(0).split("\t", -1);
        List<KeywordRow> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> byColumn = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                byColumn.put(columns[i], cells[i]);
            }
            rows.add(new KeywordRow(block, byColumn));
        }
        return rows;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

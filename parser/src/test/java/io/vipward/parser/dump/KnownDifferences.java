package io.vipward.parser.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What docs/compatibility.md lists under "Effective configurations that differ". */
final class KnownDifferences {
    private static final Path TABLE = Path.of("../docs/compatibility.md");
    private static final String TITLE = "## Effective configurations that differ";

    private KnownDifferences() {}

    /** {@code ID FIELD}, the field as a part of a line of the dump. */
    static Set<String> read() throws IOException {
        Set<String> known = new TreeSet<>();
        String text = Files.readString(TABLE);
        int start = text.indexOf(TITLE);
        if (start < 0) {
            return known;
        }
        for (String line : text.substring(start + TITLE.length()).lines().toList()) {
            String[] cells = line.split("\\|", -1);
            if (line.startsWith("## ")) {
                break;
            }
            if (cells.length > 3 && cells[1].strip().matches("[n0-9 ,]+")) {
                for (String id : cells[1].strip().split("[ ,]+", -1)) {
                    known.add(id + " " + cells[2].strip().replace("`", ""));
                }
            }
        }
        return known;
    }
}

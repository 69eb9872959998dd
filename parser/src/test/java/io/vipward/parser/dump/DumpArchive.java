package io.vipward.parser.dump;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Configurations that people have published, each with what keepalived 2.4.3 made of it. They are not part of this
 * project: {@code -Dvipward.corpus=FOLDER} names the folder that has them.
 */
final class DumpArchive {
    private static final String FOLDER = System.getProperty("vipward.corpus", "");
    private static final String SUFFIX = ".v243.txt";
    private static final int ID_CHARACTERS = 3;

    /**
     * A configuration and its dump.
     *
     * @param id the three digits that its name begins with
     */
    record Entry(String id, Path file, DumpFile dump) {}

    private DumpArchive() {}

    /** Every configuration that has a dump, in the order of their names; none without the folder. */
    static List<Entry> entries() throws IOException {
        if (FOLDER.isEmpty()) {
            return List.of();
        }
        Path folder = Path.of(FOLDER);
        Map<String, DumpFile> dumps = dumps(folder.resolve("dumps.zip"));
        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .filter(file -> dumps.containsKey(id(file)))
                    .map(file -> new Entry(id(file), file, dumps.get(id(file))))
                    .toList();
        }
    }

    /** What every configuration has alike, which the other dumps leave out. */
    static DumpFile defaults() throws IOException {
        return Objects.requireNonNull(dumps(Path.of(FOLDER, "dumps.zip")).get("defaults"));
    }

    private static String id(Path file) {
        return file.getFileName().toString().substring(0, ID_CHARACTERS);
    }

    private static Map<String, DumpFile> dumps(Path archive) throws IOException {
        Map<String, DumpFile> dumps = new TreeMap<>();
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = Path.of(entry.getName()).getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                    dumps.put(name.substring(0, name.length() - SUFFIX.length()), DumpFile.read(text));
                }
            }
        }
        return dumps;
    }
}

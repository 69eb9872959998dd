package io.vipward.daemon.track;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The processes of this machine, as {@code /proc} shows them. Any thread. */
final class ProcessTable {
    private final Path root;

    /** @param root {@code /proc} */
    ProcessTable(Path root) {
        this.root = root;
    }

    /**
     * A process.
     *
     * @param name the kernel's, of at most 15 characters
     * @param commandLine its argument vector, empty for a kernel thread
     */
    record Entry(int pid, String name, List<String> commandLine) {
        Entry {
            commandLine = List.copyOf(commandLine);
        }
    }

    List<Entry> all() throws IOException {
        List<Entry> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "[0-9]*")) {
            for (Path folder : folders) {
                find(Integer.parseInt(folder.getFileName().toString())).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Empty for one that has ended, whether its parent has noticed or not. */
    Optional<Entry> find(int pid) {
        Path folder = root.resolve(Integer.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
            // The name is in brackets, and may contain some itself.
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            if (open < 0 || close < open || close + 2 >= stat.length() || "ZX".indexOf(stat.charAt(close + 2)) >= 0) {
                return Optional.empty();
            }
            String name = new String(
                    stat.substring(open + 1, close).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            String line = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            String words = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            return Optional.of(new Entry(pid, name, split(words)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Each word ends with a NUL; empty ones count. */
    private static List<String> split(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        String text = words.endsWith("\0") ? words.substring(0, words.length() - 1) : words;
        return Arrays.asList(text.split("\0", -1));
    }
}

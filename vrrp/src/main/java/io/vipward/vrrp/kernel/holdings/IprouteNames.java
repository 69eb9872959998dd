package io.vipward.vrrp.kernel.holdings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Names that iproute2 has for numbers, one kind of them: lines of a number and a name. Immutable, any thread. */
public record IprouteNames(List<Path> files, long most) {
    /** No file of names is larger. */
    private static final int MOST_BYTES = 1 << 20;

    /**
     * In these files.
     *
     * @param files in the order of preference; those that do not exist are skipped
     * @param most the largest number that there may be
     */
    public IprouteNames {
        files = List.copyOf(files);
    }

    /** In a file of the system's administrator, or else of the distribution. */
    public static IprouteNames ofSystem(String file, long most) {
        return new IprouteNames(List.of(Path.of("/etc/iproute2", file), Path.of("/usr/share/iproute2", file)), most);
    }

    /** The number of a name, or that is written as one; empty if there is no such name. */
    public OptionalLong find(String name) {
        OptionalLong number = number(name);
        if (number.isPresent()) {
            return number;
        }
        for (Path file : files) {
            for (String line : read(file).lines().toList()) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length >= 2
                        && words[1].equals(name)
                        && number(words[0]).isPresent()) {
                    return number(words[0]);
                }
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong number(String text) {
        try {
            long value = Long.decode(text);
            return value >= 0 && value <= most ? OptionalLong.of(value) : OptionalLong.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }

    private static String read(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            // Most systems have only one of the files; a name that is then not found is reported.
            return "";
        }
    }
}

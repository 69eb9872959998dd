package io.vipward.vrrp.kernel.vmac;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Numbers of groups of interfaces, by the names that iproute2 has for them. Reads files: never on the thread of elections. */
final class LinkGroups {
    private static final int MOST_BYTES = 64 << 10;
    private static final long MOST = 0xffff_ffffL;

    private final List<Path> files;

    /**
     * Looks into these.
     *
     * @param files lines of number and name, those that do not exist are skipped
     */
    LinkGroups(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Where iproute2 has them. */
    static LinkGroups ofSystem() {
        return new LinkGroups(List.of(Path.of("/etc/iproute2/group"), Path.of("/usr/share/iproute2/group")));
    }

    /** The number of a group by its name or number; empty if there is no such name. */
    OptionalLong find(String group) {
        OptionalLong number = number(group);
        if (number.isPresent()) {
            return number;
        }
        for (Path file : files) {
            for (String line : read(file).lines().toList()) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length >= 2
                        && words[1].equals(group)
                        && number(words[0]).isPresent()) {
                    return number(words[0]);
                }
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        try {
            long value = Long.decode(text);
            return value >= 0 && value <= MOST ? OptionalLong.of(value) : OptionalLong.empty();
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

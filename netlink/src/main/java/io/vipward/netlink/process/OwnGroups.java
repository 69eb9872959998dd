package io.vipward.netlink.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The groups of this process, which whatever it starts is in, too, unless they are taken away. Any thread; reads /proc. */
public final class OwnGroups {
    private OwnGroups() {}

    /** Whether root is in groups that are not root's; true also where the kernel does not tell. */
    public static boolean moreThanRoots() {
        try {
            return moreThanRoots(Files.readAllLines(Path.of("/proc/self/status")));
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Of the lines of /proc/PID/status, proc(5). Another user than root cannot change its groups. */
    static boolean moreThanRoots(List<String> status) {
        return field(status, "Uid:").contains("0")
                && field(status, "Groups:").stream().anyMatch(group -> !group.equals("0"));
    }

    private static List<String> field(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .flatMap(line ->
                        Arrays.stream(line.substring(name.length()).strip().split("\\s+")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}

package io.vipward.vrrp.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Whether interfaces forward IPv6, read again now and then (Documentation/networking/ip-sysctl.rst, forwarding). */
final class Forwarding {
    private static final long FRESH_NANOS = 5_000_000_000L;

    private final Map<String, Known> known = new HashMap<>();

    /** What was read when. */
    private record Known(boolean forwards, long atNanos) {}

    boolean ipv6(String interfaceName) {
        long now = System.nanoTime();
        Known before = known.get(interfaceName);
        if (before != null && now - before.atNanos() < FRESH_NANOS) {
            return before.forwards();
        }
        boolean forwards = read(interfaceName);
        known.put(interfaceName, new Known(forwards, now));
        return forwards;
    }

    /** A file of the kernel's memory, so reading it waits for nothing. */
    private static boolean read(String interfaceName) {
        try {
            return Files.readString(Path.of("/proc/sys/net/ipv6/conf", interfaceName, "forwarding"))
                    .trim()
                    .equals("1");
        } catch (IOException | RuntimeException notThere) {
            // Without IPv6, or without the interface, nothing is forwarded.
            return false;
        }
    }
}

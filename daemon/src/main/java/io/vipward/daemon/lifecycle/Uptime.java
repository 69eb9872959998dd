package io.vipward.daemon.lifecycle;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the machine has been running (proc(5), /proc/uptime). */
final class Uptime {
    private static final Path FILE = Path.of("/proc/uptime");
    private static final int NANO_DIGITS = 9;

    private Uptime() {}

    /** Since the machine was started; very long where it cannot be told, so that nothing waits for it. */
    static long nanos() {
        try {
            return parse(Files.readString(FILE));
        } catch (IOException | NumberFormatException unknown) {
            return Long.MAX_VALUE;
        }
    }

    static long parse(String text) {
        int end = text.indexOf(' ');
        String seconds = end < 0 ? text.trim() : text.substring(0, end);
        return new BigDecimal(seconds).movePointRight(NANO_DIGITS).longValue();
    }
}

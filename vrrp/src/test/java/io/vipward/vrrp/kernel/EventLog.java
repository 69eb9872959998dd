package io.vipward.vrrp.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lines that something has said, to be waited for. Any thread. */
public final class EventLog {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final String name;
    private final List<String> lines = new ArrayList<>();
    private int read;

    public EventLog(String name) {
        this.name = name;
    }

    public synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    /** The first line with this text that was not waited for before; all up to it count as read. */
    public synchronized String await(String text) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (true) {
            for (; read < lines.size(); read++) {
                if (lines.get(read).contains(text)) {
                    return lines.get(read++);
                }
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(name + " never said \"" + text + "\" but:\n" + String.join("\n", lines));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** Waits until there is a line with this text, wherever it stands, and leaves what was read as it is. */
    public synchronized void awaitAnywhere(String text) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        while (count(text) == 0) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(name + " never said \"" + text + "\" but:\n" + String.join("\n", lines));
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    public synchronized List<String> all() {
        return List.copyOf(lines);
    }

    public synchronized long count(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }
}

package io.vipward.examples.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a daemon wrote so far. A thread of its own reads; any thread may ask. */
public final class Log {
    private static final int LINES_SHOWN = 120;

    private final List<String> lines = new ArrayList<>();

    static Log of(InputStream stream) {
        Log log = new Log();
        Programs.inBackground(() -> log.read(stream));
        return log;
    }

    private void read(InputStream stream) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                append(line);
            }
        } catch (IOException e) {
            append("(the log cannot be read any more: " + e.getMessage() + ")");
        }
    }

    private synchronized void append(String line) {
        lines.add(line);
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The number of lines now: a place to look from later. */
    public synchronized int end() {
        return lines.size();
    }

    /** How many of the lines from {@code start} on contain {@code part}. */
    public synchronized long count(int start, String part) {
        return lines.subList(start, lines.size()).stream()
                .filter(line -> line.contains(part))
                .count();
    }

    public boolean contains(String part) {
        return count(0, part) > 0;
    }

    /** Waits for a line that contains {@code part}, among all lines so far too. */
    public void await(String part, Duration limit) {
        awaitFrom(0, part, limit);
    }

    /** Waits for a line at or after the place {@code start} that contains {@code part}. */
    public void awaitFrom(int start, String part, Duration limit) {
        Wait.until("a log line with '" + part + "'", limit, () -> count(start, part) > 0, () -> this);
    }

    @Override
    public synchronized String toString() {
        int start = Math.max(0, lines.size() - LINES_SHOWN);
        return String.join("\n", lines.subList(start, lines.size()));
    }
}

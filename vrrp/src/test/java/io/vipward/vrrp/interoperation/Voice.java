package io.vipward.vrrp.interoperation;

import java.util.ArrayList;
import java.util.List;

/** The lines of one speaker in a journal, read in order. Any thread writes; one reads. */
final class Voice {
    private final Journal journal;
    private final String name;
    private final List<String> lines = new ArrayList<>();
    private int read;

    Voice(Journal journal, String name) {
        this.journal = journal;
        this.name = name;
    }

    void add(String line) {
        journal.add(name, line, () -> lines.add(line));
    }

    /** Waits for a line with this text behind the last that was waited for. */
    String await(String text) throws InterruptedException {
        journal.await(name + " says \"" + text + "\"", () -> {
            while (read < lines.size()) {
                if (lines.get(read++).contains(text)) {
                    return true;
                }
            }
            return false;
        });
        synchronized (journal) {
            return lines.get(read - 1);
        }
    }

    List<String> all() {
        synchronized (journal) {
            return List.copyOf(lines);
        }
    }

    /** How many lines there are: a place to count from. */
    int end() {
        return all().size();
    }

    long countFrom(int start, String text) {
        return all().stream().skip(start).filter(line -> line.contains(text)).count();
    }
}

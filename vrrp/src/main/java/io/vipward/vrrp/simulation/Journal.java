package io.vipward.vrrp.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The last things that happened, to explain a violation. Bounded. */
final class Journal {
    private static final int LINES = 200;

    private final long seed;
    private final Agenda agenda;
    private final Deque<String> lines = new ArrayDeque<>();

    Journal(long seed, Agenda agenda) {
        this.seed = seed;
        this.agenda = agenda;
    }

    void note(String node, String what) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(String.format(Locale.ROOT, "%12.6f %s: %s", agenda.now() / 1e9, node, what));
    }

    InvariantViolation violation(String what) {
        return new InvariantViolation(
                String.format(Locale.ROOT, "seed %d, %.6f s: %s%n", seed, agenda.now() / 1e9, what)
                        + String.join(System.lineSeparator(), lines));
    }
}

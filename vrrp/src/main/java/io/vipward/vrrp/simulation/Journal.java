package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.Transition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last things that happened, to explain a violation. Bounded; lines are only written when somebody reads them. */
final class Journal {
    private static final int LINES = 400;

    private final long seed;
    private final Agenda agenda;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private @Nullable Consumer<String> reader;

    /**
     * One line.
     *
     * @param what whose text it is
     */
    private record Entry(long atNanos, String node, Object what) {
        String line() {
            Object text = what instanceof Transition transition ? transition.text() : what;
            return String.format(Locale.ROOT, "%12.6f %s: %s", atNanos / 1e9, node, text);
        }
    }

    Journal(long seed, Agenda agenda) {
        this.seed = seed;
        this.agenda = agenda;
    }

    /** Has every line told as it is written. */
    void tell(Consumer<String> to) {
        reader = to;
    }

    /** Notes what will be written as its text. */
    void note(String node, Object what) {
        if (entries.size() == LINES) {
            entries.removeFirst();
        }
        Entry entry = new Entry(agenda.now(), node, what);
        entries.addLast(entry);
        if (reader != null) {
            reader.accept(entry.line());
        }
    }

    InvariantViolation violation(String what) {
        return violation(what, null);
    }

    InvariantViolation violation(String what, @Nullable Throwable cause) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "seed %d, %.6f s: %s%n", seed, agenda.now() / 1e9, what));
        for (Entry entry : entries) {
            text.append(entry.line()).append(System.lineSeparator());
        }
        return new InvariantViolation(text.toString(), cause);
    }
}

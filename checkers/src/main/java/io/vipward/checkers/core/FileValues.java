package io.vipward.checkers.core;

import io.vipward.parser.model.Checker;
import io.vipward.parser.model.FileCheck;
import java.util.Map;

/**
 * What the tracked files say, by the name of their {@code track_file}; a file of which nothing is known says 0.
 */
public record FileValues(Map<String, Long> values) {
    /** No file says anything. */
    public static final FileValues NONE = new FileValues(Map.of());

    public FileValues {
        values = Map.copyOf(values);
    }

    /** A checker's state with what its file says; other checkers stay as they are. */
    CheckerState applied(Checker check, CheckerState state) {
        if (!(check instanceof FileCheck file)) {
            return state;
        }
        FileEffect effect = FileEffect.of(file, values.getOrDefault(file.trackFile(), 0L));
        return new CheckerState(effect.up(), true, 0, 0).withOffset(effect.weightOffset());
    }
}

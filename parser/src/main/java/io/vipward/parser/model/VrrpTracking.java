package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.List;

/**
 * What an instance watches.
 *
 * @param primary whether the own interface's state counts; false for {@code dont_track_primary}
 * @param interfaces {@code track_interface}
 * @param scripts {@code track_script}, each with the weight in effect
 */
public record VrrpTracking(boolean primary, List<Tracked> interfaces, List<Tracked> scripts) {
    public static final VrrpTracking NONE = new VrrpTracking(true, List.of(), List.of());

    public VrrpTracking {
        interfaces = List.copyOf(interfaces);
        scripts = List.copyOf(scripts);
    }

    /** One tracked object by its name. */
    public record Tracked(String name, Weight weight, Position position) {}
}

package io.vipward.parser.model;

import java.util.List;

/**
 * What instances and groups can watch. Each is unique by its name.
 *
 * @param scripts {@code vrrp_script}: those that something tracks
 */
public record Trackers(List<VrrpScript> scripts) {
    public static final Trackers NONE = new Trackers(List.of());

    public Trackers {
        scripts = List.copyOf(scripts);
    }

    public Trackers withScripts(List<VrrpScript> others) {
        return new Trackers(others);
    }
}

package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.List;

/**
 * What an instance, or a group, watches; each with the weight in effect.
 *
 * @param primary whether the own interface's state counts; false for {@code dont_track_primary}
 * @param interfaces {@code track_interface}
 * @param scripts {@code track_script}
 * @param files {@code track_file}: the weight multiplies what stands in the file
 * @param processes {@code track_process}
 * @param bfdSessions {@code track_bfd}
 */
public record VrrpTracking(
        boolean primary,
        List<Tracked> interfaces,
        List<Tracked> scripts,
        List<Tracked> files,
        List<Tracked> processes,
        List<Tracked> bfdSessions) {
    public static final VrrpTracking NONE = of(true, List.of(), List.of());

    public VrrpTracking {
        interfaces = List.copyOf(interfaces);
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        bfdSessions = List.copyOf(bfdSessions);
    }

    /** Interfaces and scripts alone. */
    public static VrrpTracking of(boolean primary, List<Tracked> interfaces, List<Tracked> scripts) {
        return new VrrpTracking(primary, interfaces, scripts, List.of(), List.of(), List.of());
    }

    /** The same with other interfaces. */
    public VrrpTracking withInterfaces(List<Tracked> others) {
        return new VrrpTracking(primary, others, scripts, files, processes, bfdSessions);
    }

    /** The same with other scripts. */
    public VrrpTracking withScripts(List<Tracked> others) {
        return new VrrpTracking(primary, interfaces, others, files, processes, bfdSessions);
    }

    /** The same with other files. */
    public VrrpTracking withFiles(List<Tracked> others) {
        return new VrrpTracking(primary, interfaces, scripts, others, processes, bfdSessions);
    }

    /** One tracked object by its name. */
    public record Tracked(String name, Weight weight, Position position) {}
}

package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a router sees: links, addresses, and the results of all that is tracked. One thread. */
final class Outlook {
    private final SourceAddresses sources = new SourceAddresses();
    private final Set<String> interfacesUp = new HashSet<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Map<String, Boolean> processes = new HashMap<>();
    private final Map<String, Boolean> bfdSessions = new HashMap<>();
    private Map<String, ScriptStanding> scripts = Map.of();
    private World world = World.EMPTY;
    private long quietUntilNanos = Long.MIN_VALUE;

    World world() {
        return world;
    }

    SourceAddresses sources() {
        return sources;
    }

    Conditions conditions(InstanceSettings settings, List<FaultCause> obstacles) {
        return new Conditions(world, sources.sourceOf(settings), obstacles, quietUntilNanos);
    }

    void quietUntil(long nanos) {
        quietUntilNanos = nanos;
    }

    /** Looks at all links and addresses anew. */
    void look(Surroundings surroundings, Set<InetAddress> virtualAddresses) {
        interfacesUp.clear();
        surroundings.links().forEach((name, link) -> {
            if (link.serves()) {
                interfacesUp.add(name);
            }
        });
        sources.reset(surroundings, virtualAddresses);
        refresh();
    }

    /** Whether that is new. */
    boolean link(String interfaceName, boolean up) {
        boolean changed = up ? interfacesUp.add(interfaceName) : interfacesUp.remove(interfaceName);
        if (changed) {
            refresh();
        }
        return changed;
    }

    void scripts(Map<String, ScriptStanding> standings) {
        scripts = standings;
        refresh();
    }

    /** Without anybody being told: whoever tracks them is about to begin. */
    void know(TrackedValues values) {
        files.putAll(values.files());
        processes.putAll(values.processes());
        refresh();
    }

    /** Whether that is new. */
    boolean file(String name, int value) {
        Integer before = files.put(name, value);
        refresh();
        return before == null ? value != 0 : before != value;
    }

    /** Whether that is new. */
    boolean process(String name, boolean quorum) {
        Boolean before = processes.put(name, quorum);
        refresh();
        return before == null ? quorum : before != quorum;
    }

    /** Whether that is new. */
    boolean bfd(String name, boolean up) {
        Boolean before = bfdSessions.put(name, up);
        refresh();
        return before == null ? up : before != up;
    }

    private void refresh() {
        world = new World(interfacesUp, scripts, files, processes, bfdSessions);
    }
}

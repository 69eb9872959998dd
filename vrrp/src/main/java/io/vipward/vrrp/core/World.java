package io.vipward.vrrp.core;

import java.util.Map;
import java.util.Set;

/**
 * What all instances of one machine see alike: links and the results of what is tracked.
 *
 * @param interfacesUp names of interfaces that are up and running
 * @param scripts what is believed of each, by name
 * @param files the number that each tracked file begins with, by name; 0 where it has none
 * @param processes whether as many run as shall, by name
 * @param bfdSessions whether each is up, by name
 */
public record World(
        Set<String> interfacesUp,
        Map<String, ScriptStanding> scripts,
        Map<String, Integer> files,
        Map<String, Boolean> processes,
        Map<String, Boolean> bfdSessions) {
    /** No link, and nothing known of anything. */
    public static final World EMPTY = new World(Set.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public World {
        interfacesUp = Set.copyOf(interfacesUp);
        scripts = Map.copyOf(scripts);
        files = Map.copyOf(files);
        processes = Map.copyOf(processes);
        bfdSessions = Map.copyOf(bfdSessions);
    }

    /** The same with other links. */
    public World withInterfaces(Set<String> up) {
        return new World(up, scripts, files, processes, bfdSessions);
    }

    /** The same with other scripts. */
    public World withScripts(Map<String, ScriptStanding> standings) {
        return new World(interfacesUp, standings, files, processes, bfdSessions);
    }

    boolean up(String interfaceName) {
        return interfacesUp.contains(interfaceName);
    }

    ScriptStanding script(String name) {
        return scripts.getOrDefault(name, ScriptStanding.UNKNOWN);
    }

    int file(String name) {
        return files.getOrDefault(name, 0);
    }

    boolean process(String name) {
        return processes.getOrDefault(name, false);
    }

    boolean bfdUp(String name) {
        return bfdSessions.getOrDefault(name, false);
    }
}

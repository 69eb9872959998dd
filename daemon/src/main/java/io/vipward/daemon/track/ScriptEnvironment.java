package io.vipward.daemon.track;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The environment of scripts: the daemon's own, without what is meant for shells, loaders and virtual machines. */
final class ScriptEnvironment {
    private static final Set<String> REMOVED = Set.of("IFS", "LD_PRELOAD", "LD_LIBRARY_PATH");
    private static final Set<String> REMOVED_PREFIXES = Set.of("VIPWARD_", "JAVA_", "JDK_", "_JAVA_");

    private ScriptEnvironment() {}

    static Map<String, String> from(Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>(own);
        environment
                .keySet()
                .removeIf(name ->
                        REMOVED.contains(name) || REMOVED_PREFIXES.stream().anyMatch(name::startsWith));
        return environment;
    }
}

package io.vipward.vrrp.core;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an instance knows of the world around it.
 *
 * @param interfacesUp names of interfaces that are up and running
 * @param source address that adverts are sent from, null if the interface has none
 * @param scripts by name
 */
public record Conditions(Set<String> interfacesUp, @Nullable InetAddress source, Map<String, ScriptStanding> scripts) {
    public Conditions {
        interfacesUp = Set.copyOf(interfacesUp);
        scripts = Map.copyOf(scripts);
    }

    Conditions withInterface(String interfaceName, boolean up) {
        if (interfacesUp.contains(interfaceName) == up) {
            return this;
        }
        Set<String> changed = new HashSet<>(interfacesUp);
        if (up) {
            changed.add(interfaceName);
        } else {
            changed.remove(interfaceName);
        }
        return new Conditions(changed, source, scripts);
    }

    Conditions withSource(@Nullable InetAddress newSource) {
        return new Conditions(interfacesUp, newSource, scripts);
    }

    Conditions withScript(String script, ScriptStanding standing) {
        Map<String, ScriptStanding> changed = new HashMap<>(scripts);
        changed.put(script, standing);
        return new Conditions(interfacesUp, source, changed);
    }

    boolean up(String interfaceName) {
        return interfacesUp.contains(interfaceName);
    }

    ScriptStanding script(String script) {
        return scripts.getOrDefault(script, ScriptStanding.UNKNOWN);
    }
}

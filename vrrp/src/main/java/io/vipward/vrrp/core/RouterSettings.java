package io.vipward.vrrp.core;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpSyncGroup;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The VRRP half of a configuration, in the order of the file.
 *
 * @param values what is known of what it tracks
 */
public record RouterSettings(
        List<VrrpInstance> instances, List<VrrpSyncGroup> groups, List<VrrpScript> scripts, TrackedValues values) {
    public RouterSettings {
        instances = List.copyOf(instances);
        groups = List.copyOf(groups);
        scripts = List.copyOf(scripts);
    }

    /** Nothing is known of what is tracked. */
    public RouterSettings(List<VrrpInstance> instances, List<VrrpSyncGroup> groups, List<VrrpScript> scripts) {
        this(instances, groups, scripts, TrackedValues.NONE);
    }

    /** What nobody else may be on the same network. */
    private record Claim(int vrid, String interfaceName, InetAddress group) {}

    /** Instances of which each stands for itself. */
    public static RouterSettings of(List<VrrpInstance> instances, List<VrrpScript> scripts) {
        return new RouterSettings(instances, List.of(), scripts);
    }

    /** The part of a configuration that concerns VRRP. */
    public static RouterSettings of(Configuration configuration) {
        return new RouterSettings(
                configuration.vrrpInstances(), configuration.vrrp().syncGroups(), configuration.vrrpScripts());
    }

    /** The same with other instances. */
    public RouterSettings withInstances(List<VrrpInstance> others) {
        return new RouterSettings(others, groups, scripts, values);
    }

    /** The same, with what is known of what it tracks. */
    public RouterSettings knowing(TrackedValues others) {
        return new RouterSettings(instances, groups, scripts, others);
    }

    /** Why these cannot be run, empty if they can: what {@link VrrpRouter#start} would throw. */
    public Optional<String> refusal() {
        Map<Claim, String> names = new HashMap<>();
        for (VrrpInstance instance : instances) {
            if (instance.router().transport().unicast() != null) {
                continue;
            }
            InetAddress group = instance.router().multicastGroup();
            Claim claim = new Claim(instance.router().vrid(), instance.router().interfaceName(), group);
            String other = names.put(claim, instance.name());
            if (other != null) {
                int family = group.getAddress().length == 4 ? 4 : 6;
                return Optional.of(other + " and " + instance.name() + " both use VRID " + claim.vrid() + " with IPv"
                        + family + " on interface " + claim.interfaceName());
            }
        }
        return Optional.empty();
    }

    /** The group of an instance, null for none. */
    @Nullable
    VrrpSyncGroup groupOf(String instance) {
        for (VrrpSyncGroup group : groups) {
            if (group.members().contains(instance)) {
                return group;
            }
        }
        return null;
    }
}

package io.vipward.vrrp.core;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The VRRP half of a configuration, in the order of the file. */
public record RouterSettings(List<VrrpInstance> instances, List<VrrpScript> scripts) {
    public RouterSettings {
        instances = List.copyOf(instances);
        scripts = List.copyOf(scripts);
    }

    /** Why these cannot be run, empty if they can: what {@link VrrpRouter#start} would throw. */
    public Optional<String> refusal() {
        Map<Identity, String> names = new HashMap<>();
        for (VrrpInstance instance : instances) {
            Optional<String> refusal = InstanceSettings.refusalOf(instance);
            if (refusal.isPresent()) {
                return refusal;
            }
            Identity identity = InstanceSettings.identityOf(instance);
            String other = names.put(identity, instance.name());
            if (other != null) {
                return Optional.of(other + " and " + instance.name() + " both use VRID " + identity.vrid()
                        + " with IPv4 on interface " + identity.interfaceName());
            }
        }
        return Optional.empty();
    }

    /** The part of a configuration that concerns VRRP. */
    public static RouterSettings of(Configuration configuration) {
        return new RouterSettings(configuration.vrrpInstances(), configuration.vrrpScripts());
    }
}

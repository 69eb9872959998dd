package io.vipward.vrrp.core;

import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpScript;
import java.util.List;

/** The VRRP half of a configuration, in the order of the file. */
public record RouterSettings(List<VrrpInstance> instances, List<VrrpScript> scripts) {
    public RouterSettings {
        instances = List.copyOf(instances);
        scripts = List.copyOf(scripts);
    }

    public static RouterSettings of(Configuration configuration) {
        return new RouterSettings(configuration.vrrpInstances(), configuration.vrrpScripts());
    }
}

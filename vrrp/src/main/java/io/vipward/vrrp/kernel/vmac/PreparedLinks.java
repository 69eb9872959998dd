package io.vipward.vrrp.kernel.vmac;

import io.vipward.vrrp.core.RouterSettings;
import java.util.Map;

/**
 * A configuration whose virtual interfaces are there. Immutable, any thread.
 *
 * @param settings with the real names: of the instances' interfaces and of those that bear their addresses
 * @param faults why instances cannot run before a reload, by the names of the instances
 */
public record PreparedLinks(RouterSettings settings, Map<String, String> faults) {
    public PreparedLinks {
        faults = Map.copyOf(faults);
    }
}

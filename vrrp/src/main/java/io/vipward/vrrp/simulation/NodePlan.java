package io.vipward.vrrp.simulation;

import io.vipward.vrrp.core.RouterSettings;
import java.net.InetAddress;
import java.util.Map;

/**
 * A machine of the simulation.
 *
 * @param interfaces with the one address of each
 * @param settings what its daemon is configured to do
 */
public record NodePlan(String name, Map<String, InetAddress> interfaces, RouterSettings settings) {
    public NodePlan {
        interfaces = Map.copyOf(interfaces);
    }
}

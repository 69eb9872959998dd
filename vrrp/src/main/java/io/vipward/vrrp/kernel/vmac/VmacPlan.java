package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.Link;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import io.vipward.vrrp.core.RouterSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which virtual interfaces a configuration needs, with their names. Deciding it changes nothing. Immutable, any thread.
 *
 * @param settings the configuration with these names: of the instances' interfaces and of those that bear their addresses
 * @param links that there shall be, in the order of the configuration
 * @param remarks what is to be logged
 * @param faults why instances cannot run before a reload, by the names of the instances
 */
record VmacPlan(
        RouterSettings settings, List<VirtualLink> links, List<VmacRemark> remarks, Map<String, String> faults) {
    VmacPlan {
        links = List.copyOf(links);
        remarks = List.copyOf(remarks);
        faults = Map.copyOf(faults);
    }

    /**
     * Plans for a machine with these interfaces.
     *
     * @param own names of those that are ours already
     */
    static VmacPlan of(RouterSettings written, InterfaceDefaults defaults, Collection<Link> existing, Set<String> own) {
        LinkTable table = new LinkTable(existing);
        return new VmacPlanner(new VmacNames(defaults, table), table, own).plan(written);
    }
}

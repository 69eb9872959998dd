package io.vipward.vrrp.kernel.vmac;

import static io.vipward.vrrp.kernel.vmac.Configured.instance;
import static io.vipward.vrrp.kernel.vmac.Configured.settings;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.LinkSettings;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VrrpDefaults.DynamicInterfaces;
import io.vipward.parser.model.VrrpDefaults.InterfaceDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans for a machine with two Ethernet interfaces. */
abstract class VmacPlanFixture {
    static final MacAddress MAC_51 = MacAddress.parse("00:00:5e:00:01:33");

    static final MacAddress OTHER_MAC = MacAddress.parse("02:00:00:00:00:01");

    static final int NOT_ETHERNET = 0xfffe;

    final List<Link> existing = new ArrayList<>(List.of(ethernet(2, "eth0"), ethernet(3, "eth1")));

    InterfaceDefaults defaults = InterfaceDefaults.DEFAULT;

    VmacPlan plan(Configured... instances) {
        return VmacPlan.of(settings(instances), defaults, existing, Set.of());
    }

    static List<String> names(VmacPlan plan) {
        return plan.links().stream().map(VirtualLink::name).toList();
    }

    static List<String> macs(VmacPlan plan) {
        return plan.links().stream().map(link -> link.shape().mac().toString()).toList();
    }

    static List<String> texts(VmacPlan plan) {
        return plan.remarks().stream().map(VmacRemark::text).toList();
    }

    static String virtualName(VmacPlan plan, int instance) {
        return Objects.requireNonNull(Objects.requireNonNull(plan.settings()
                        .instances()
                        .get(instance)
                        .router()
                        .link()
                        .virtual())
                .name());
    }

    static List<String> bearers(VmacPlan plan, int instance) {
        return plan.settings().instances().get(instance).addresses().all().stream()
                .map(VirtualAddress::interfaceName)
                .toList();
    }

    static InterfaceDefaults prefixes(@Nullable String prefix, @Nullable String addressPrefix) {
        return new InterfaceDefaults(DynamicInterfaces.OFF, null, true, false, prefix, addressPrefix);
    }

    static Link ethernet(int index, String name) {
        return new Link(index, name, Link.UP | Link.RUNNING, OTHER_MAC, 1_500);
    }

    static Link macvlan(int index, String name, int base, MacAddress mac) {
        return link(index, name, base, mac, LinkTable.PRIVATE_MACVLAN, false);
    }

    static Link link(int index, String name, int base, MacAddress mac, LinkKind kind, boolean elsewhere) {
        return new Link(
                index,
                name,
                0,
                mac,
                1_500,
                new LinkDetails(
                        LinkDetails.ETHERNET,
                        kind,
                        new LinkRelations(base, elsewhere, 0, 0),
                        true,
                        0,
                        LinkSettings.NONE));
    }
}

package io.vipward.vrrp.simulation;

import io.vipward.parser.model.GlobalDefinitions;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAddresses;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpLink;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.vrrp.core.RouterSettings;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives virtual interfaces the names that keepalived would choose, and puts virtual addresses on them. */
final class VirtualNames {
    private final String prefix;
    private final Set<String> taken = new HashSet<>();

    private VirtualNames(String prefix) {
        this.prefix = prefix;
    }

    static RouterSettings named(RouterSettings settings, GlobalDefinitions global) {
        String prefix = global.vrrp().interfaces().vmacPrefix();
        VirtualNames names = new VirtualNames(prefix == null ? "vrrp" : prefix);
        for (VrrpInstance instance : settings.instances()) {
            VirtualInterface virtual = instance.router().link().virtual();
            if (virtual != null && virtual.name() != null) {
                names.taken.add(virtual.name());
            }
        }
        List<VrrpInstance> named = new ArrayList<>();
        for (VrrpInstance instance : settings.instances()) {
            VirtualInterface virtual = instance.router().link().virtual();
            named.add(virtual == null ? instance : names.named(instance, virtual));
        }
        return settings.withInstances(named);
    }

    private VrrpInstance named(VrrpInstance instance, VirtualInterface virtual) {
        VirtualRouter router = instance.router();
        VrrpLink link = router.link();
        String written = virtual.name();
        boolean v6 = router.protocol().family() == Family.IPV6;
        String name = written != null ? written : free(router.vrid(), v6);
        VrrpAddresses addresses = instance.addresses();
        return instance.with(router.with(link.with(virtual.named(name))))
                .with(addresses.with(
                        moved(addresses.advertised(), link.interfaceName(), name, v6),
                        moved(addresses.excluded(), link.interfaceName(), name, v6)));
    }

    private String free(int vrid, boolean v6) {
        String name = prefix + "." + vrid;
        if (v6 && taken.contains(name)) {
            name = prefix + "6." + vrid;
        }
        for (int number = 1; !taken.add(name); number++) {
            name = prefix + number + "." + vrid;
        }
        return name;
    }

    /** Those of the instance's family that would be on the interface below. */
    private static List<VirtualAddress> moved(List<VirtualAddress> addresses, String base, String name, boolean v6) {
        List<VirtualAddress> moved = new ArrayList<>(addresses.size());
        for (VirtualAddress one : addresses) {
            boolean ours = one.interfaceName().equals(base) && one.address() instanceof Inet6Address == v6;
            moved.add(ours ? one.on(name) : one);
        }
        return moved;
    }
}

package io.vipward.vrrp.kernel.vmac;

import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.core.InstanceSettings;
import io.vipward.vrrp.core.RouterSettings;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;

/** What instances need around them. */
final class Needs {
    private Needs() {}

    /** Whether an instance has addresses that are not to be accepted; an owner's always are. */
    static boolean blocksAddresses(RouterSettings settings) {
        for (VrrpInstance instance : settings.instances()) {
            boolean owner = instance.election().priority() == InstanceSettings.OWNER_PRIORITY;
            if (!owner && !instance.addresses().handling().accept()) {
                return true;
            }
        }
        return false;
    }

    /** All addresses that masters hold. */
    static Set<InetAddress> addresses(RouterSettings settings) {
        Set<InetAddress> addresses = new HashSet<>();
        for (VrrpInstance instance : settings.instances()) {
            for (VirtualAddress address : instance.addresses().all()) {
                addresses.add(address.address());
            }
        }
        return addresses;
    }

    /** The names of virtual interfaces and of those that bear addresses. */
    static Set<String> interfaces(RouterSettings settings) {
        Set<String> names = new HashSet<>();
        for (VrrpInstance instance : settings.instances()) {
            VirtualInterface virtual = instance.router().link().virtual();
            if (virtual != null && virtual.name() != null) {
                names.add(virtual.name());
            }
            for (VirtualAddress address : instance.addresses().all()) {
                names.add(address.interfaceName());
            }
        }
        return names;
    }
}

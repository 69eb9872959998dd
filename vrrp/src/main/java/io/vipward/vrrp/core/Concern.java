package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which events matter to which instances. */
final class Concern {
    private Concern() {}

    /** Whether an instance has anything to do with an interface. */
    static boolean any(List<RunningInstance> instances, String interfaceName) {
        for (RunningInstance instance : instances) {
            InstanceSettings settings = instance.settings();
            boolean own =
                    interfaceName.equals(settings.baseInterface()) || interfaceName.equals(settings.virtualInterface());
            boolean tracked = settings.tracking().interfaces().stream()
                    .anyMatch(one -> one.name().equals(interfaceName));
            if (own || tracked || settings.holdings().interfaces().contains(interfaceName)) {
                return true;
            }
        }
        return false;
    }

    static Set<InetAddress> virtualAddresses(List<RunningInstance> instances) {
        Set<InetAddress> virtual = new HashSet<>();
        for (RunningInstance instance : instances) {
            instance.settings().addresses().all().forEach(vip -> virtual.add(vip.address()));
        }
        return virtual;
    }

    /** What is said when an instance gets its first address to send from, or loses its last. */
    static Optional<Notice> addressNotice(
            InstanceSettings settings, Optional<InetAddress> before, Optional<InetAddress> now) {
        if (settings.router().sourceAddress() != null || before.isPresent() == now.isPresent()) {
            return Optional.empty();
        }
        Message message = now.isPresent() ? Message.ADDRESS_ASSIGNED : Message.ADDRESS_DEASSIGNED;
        InetAddress address = now.orElseGet(before::orElseThrow);
        return Optional.of(Notice.of(message, AddressText.of(address), settings.sourceInterface()));
    }
}

package io.vipward.vrrp.kernel.linkbeat;

import io.vipward.netlink.linkbeat.LinkbeatMethod;
import io.vipward.parser.model.Interfaces.PollMethod;
import io.vipward.parser.model.Interfaces.PolledLink;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces whose links are asked for. Immutable, any thread.
 *
 * @param methods how, by name; empty for the first way that works
 */
public record PolledLinks(Map<String, Optional<LinkbeatMethod>> methods) {
    /** None: netlink tells. */
    public static final PolledLinks NONE = new PolledLinks(Map.of());

    public PolledLinks {
        methods = Map.copyOf(methods);
    }

    /**
     * What a configuration says about it.
     *
     * @param all {@code linkbeat_use_polling} of the whole configuration
     * @param written {@code linkbeat_interfaces}
     * @param groups whose trackers count for their members
     */
    public static PolledLinks of(
            boolean all, List<PolledLink> written, List<VrrpInstance> instances, List<VrrpSyncGroup> groups) {
        Map<String, Optional<LinkbeatMethod>> methods = new LinkedHashMap<>();
        Set<String> virtual = new HashSet<>();
        for (VrrpInstance instance : instances) {
            VirtualInterface own = instance.router().link().virtual();
            if (own != null) {
                virtual.add(own.name());
            }
            String name = instance.router().interfaceName();
            if ((all || instance.router().link().polled()) && !name.isEmpty()) {
                methods.put(name, Optional.empty());
            }
            if (all) {
                instance.addresses().all().forEach(vip -> methods.put(vip.interfaceName(), Optional.empty()));
                instance.tracking().interfaces().forEach(tracked -> methods.put(tracked.name(), Optional.empty()));
            }
        }
        if (all) {
            for (VrrpSyncGroup group : groups) {
                group.tracking().interfaces().forEach(tracked -> methods.put(tracked.name(), Optional.empty()));
            }
        }
        for (PolledLink link : written) {
            methods.put(link.interfaceName(), Optional.ofNullable(method(link.method())));
        }
        // What the daemon has made itself is not asked: its parent is.
        methods.keySet().removeAll(virtual);
        methods.remove("");
        return new PolledLinks(methods);
    }

    /** Whether the kernel's word about this interface does not count. */
    public boolean contains(String interfaceName) {
        return methods.containsKey(interfaceName);
    }

    private static @Nullable LinkbeatMethod method(@Nullable PollMethod written) {
        if (written == null) {
            return null;
        }
        return switch (written) {
            case MII -> LinkbeatMethod.MII;
            case ETHTOOL -> LinkbeatMethod.ETHTOOL;
            case IOCTL -> LinkbeatMethod.IOCTL;
        };
    }
}

package io.vipward.vrrp.core;

import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpInstance;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one election needs to know of a {@code vrrp_instance}; two that are equal behave the same. */
public record InstanceSettings(
        String name,
        VirtualRouter router,
        ElectionSettings election,
        VirtualIps addresses,
        GarpSettings garp,
        TrackedObjects tracking) {
    /** Priority of the one that owns the addresses (RFC 3768, section 5.3.4). */
    public static final int OWNER_PRIORITY = 255;

    /** Without an interface to ask, keepalived assumes Ethernet's. */
    public static final int DEFAULT_MTU = 1500;

    private static final int VERSION_2 = 2;

    /** What makes two instances the same virtual router; the name is for people only. */
    public record Identity(int vrid, String interfaceName, InetAddress multicastGroup) {}

    /**
     * The settings of a configured instance.
     *
     * @param mtu of the interface, which limits how many addresses an advert carries
     * @throws IllegalArgumentException with the text of {@link #refusalOf} if there is one
     */
    public static InstanceSettings of(VrrpInstance instance, int mtu) {
        Optional<String> refusal = refusalOf(instance);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        VirtualIps written = new VirtualIps(
                virtualIps(instance.addresses().advertised()),
                virtualIps(instance.addresses().excluded()));
        return new InstanceSettings(
                instance.name(),
                instance.router(),
                instance.election(),
                written.limitedTo(VirtualIps.capacity(mtu)),
                instance.addresses().garp(),
                TrackedObjects.of(instance.tracking()));
    }

    /** Why this engine cannot run the instance, empty if it can. */
    public static Optional<String> refusalOf(VrrpInstance instance) {
        if (instance.router().version() != VERSION_2) {
            return Optional.of("(" + instance.name() + ") VRRP version "
                    + instance.router().version() + " is not supported, only version 2");
        }
        for (VirtualAddress address : instance.addresses().all()) {
            if (!(address.address() instanceof Inet4Address)) {
                return Optional.of("(" + instance.name() + ") IPv6 address "
                        + address.address().getHostAddress() + " is not supported");
            }
        }
        if (!instance.router().multicastGroup().isMulticastAddress()) {
            return Optional.of("(" + instance.name() + ") unicast is not supported");
        }
        return Optional.empty();
    }

    /** What is said about addresses that do not fit into an advert, empty if all fit. */
    public static Optional<Notice> excessOf(VrrpInstance instance, int mtu) {
        int written = instance.addresses().advertised().size();
        int capacity = VirtualIps.capacity(mtu);
        return written > capacity
                ? Optional.of(Notice.of(Message.TOO_MANY_VIPS, instance.name(), written, capacity))
                : Optional.empty();
    }

    public Identity identity() {
        return identityOf(router);
    }

    static Identity identityOf(VrrpInstance instance) {
        return identityOf(instance.router());
    }

    private static Identity identityOf(VirtualRouter router) {
        return new Identity(router.vrid(), router.interfaceName(), router.multicastGroup());
    }

    boolean owner() {
        return election.priority() == OWNER_PRIORITY;
    }

    Timers timers() {
        return new Timers(election.advertNanos(), election.downTimerAdverts());
    }

    private static List<VirtualIp> virtualIps(List<VirtualAddress> written) {
        List<VirtualIp> vips = new ArrayList<>(written.size());
        for (VirtualAddress address : written) {
            vips.add(VirtualIp.of(address));
        }
        return vips;
    }
}

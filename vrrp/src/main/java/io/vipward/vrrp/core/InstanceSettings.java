package io.vipward.vrrp.core;

import io.vipward.parser.model.ElectionSettings;
import io.vipward.parser.model.GarpSettings;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpProtocol.Family;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one election needs to know of a {@code vrrp_instance}; two that are equal behave the same. */
public record InstanceSettings(
        String name,
        VirtualRouter router,
        ElectionSettings election,
        Holdings holdings,
        GarpSettings garp,
        TrackedObjects tracking) {
    /** Priority of the one that owns the addresses (RFC 3768, section 5.3.4). */
    public static final int OWNER_PRIORITY = 255;
    /** Without an interface to ask, keepalived assumes Ethernet's. */
    public static final int DEFAULT_MTU = 1500;

    /**
     * What makes two instances the same virtual router; the name is for people only.
     *
     * @param address the multicast group, or the configured source address of a unicast instance, null for any
     * @param virtualInterface whether adverts leave from a virtual interface
     * @param ordinal counts instances that only differ in their unicast peers, from 0
     */
    public record Identity(
            int vrid,
            String interfaceName,
            boolean unicast,
            @Nullable InetAddress address,
            boolean virtualInterface,
            int ordinal) {}

    /**
     * The settings of a configured instance whose virtual interfaces have their names.
     *
     * @param group what its sync group watches
     * @param mtu of the interface, which limits how many addresses an advert carries
     */
    public static InstanceSettings of(VrrpInstance instance, TrackedObjects group, int mtu) {
        VirtualRouter router = instance.router();
        boolean accept =
                instance.addresses().handling().accept() || instance.election().priority() == OWNER_PRIORITY;
        return new InstanceSettings(
                instance.name(),
                router,
                instance.election(),
                Holdings.of(instance.addresses(), AdvertSpace.capacity(router, mtu), accept),
                instance.addresses().garp(),
                TrackedObjects.of(instance.tracking()).and(group));
    }

    /** What is said about addresses that do not fit into an advert, empty if all fit. */
    static Optional<Notice> excessOf(VrrpInstance instance, int mtu) {
        int written = instance.addresses().advertised().size();
        int capacity = AdvertSpace.capacity(instance.router(), mtu);
        return written > capacity
                ? Optional.of(Notice.of(Message.TOO_MANY_VIPS, instance.name(), written, capacity))
                : Optional.empty();
    }

    static Identity identityOf(VrrpInstance instance, int ordinal) {
        VirtualRouter router = instance.router();
        Unicast unicast = router.transport().unicast();
        boolean virtual = router.link().virtual() != null;
        return unicast == null
                ? new Identity(router.vrid(), router.interfaceName(), false, router.multicastGroup(), virtual, 0)
                : new Identity(router.vrid(), router.interfaceName(), true, router.sourceAddress(), virtual, ordinal);
    }

    /** The addresses that a master holds. */
    public VirtualIps addresses() {
        return holdings.addresses();
    }

    public boolean v6() {
        return router.protocol().family() == Family.IPV6;
    }

    /** The family's name in logs. */
    String familyName() {
        return v6() ? "IPv6" : "IPv4";
    }

    public boolean owner() {
        return election.priority() == OWNER_PRIORITY;
    }

    /** Null where adverts are multicast. */
    public @Nullable Unicast unicast() {
        return router.transport().unicast();
    }

    /** The interface that the configuration names, empty if none. */
    public String baseInterface() {
        return router.interfaceName();
    }

    /** The VMAC or ipvlan of the instance, null if it has none. */
    public @Nullable String virtualInterface() {
        VirtualInterface virtual = router.link().virtual();
        return virtual == null ? null : virtual.name();
    }

    /** Where adverts are sent and heard: the virtual interface unless told otherwise; empty if there is none. */
    public String advertInterface() {
        String virtual = virtualInterface();
        return virtual == null || transmitsFromBase() ? baseInterface() : virtual;
    }

    /** The interface whose address adverts are sent from: a VMAC has no IPv4 address of its own, an ipvlan has. */
    String sourceInterface() {
        boolean own = v6() || router.link().virtual() instanceof VirtualInterface.Ipvlan;
        return own ? advertInterface() : baseInterface();
    }

    public boolean transmitsFromBase() {
        return unicast() != null
                || (router.link().virtual() instanceof VirtualInterface.Vmac vmac && vmac.transmitFromBase());
    }

    boolean authenticationHeader() {
        return router.authentication().type() == VrrpAuthentication.Type.AH;
    }

    /** Where its adverts are exchanged, null while there is no address to exchange them with. */
    public @Nullable AdvertPlace place(@Nullable InetAddress source) {
        boolean ah = authenticationHeader();
        if (unicast() == null) {
            return new AdvertPlace(advertInterface(), null, router.multicastGroup(), false, ah);
        }
        InetAddress own = router.sourceAddress() == null ? source : router.sourceAddress();
        return own == null
                ? null
                : new AdvertPlace(baseInterface(), router.link().vrf(), own, true, ah);
    }

    /** Where adverts go: the group, or every peer. */
    List<InetAddress> destinations() {
        Unicast unicast = unicast();
        return unicast == null
                ? List.of(router.multicastGroup())
                : unicast.peers().stream().map(Unicast.Peer::address).toList();
    }

    Timers timers() {
        return new Timers(router.version(), election.advertNanos(), election.downTimerAdverts());
    }
}

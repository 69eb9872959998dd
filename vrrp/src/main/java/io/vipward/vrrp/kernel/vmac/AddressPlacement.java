package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.wire.AddressText;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.AddressFlag;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.vrrp.kernel.vmac.VirtualLink.Purpose;
import io.vipward.vrrp.kernel.vmac.VirtualLink.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the interface that bears each virtual address: the VMAC of its instance if family and interface are the instance's own;
 * another one if {@code use_vmac_addr}, or {@code use_vmac} beside the address, asks for it; else the one that is configured.
 * For one plan.
 */
final class AddressPlacement {
    private final VmacNames names;
    private final LinkTable table;
    private final VmacClaims claims;
    private final Map<String, VirtualLink> own;
    private final Map<Place, VirtualLink> links = new LinkedHashMap<>();
    private final List<VirtualLink> adoptions = new ArrayList<>();
    private final Map<String, String> faults = new LinkedHashMap<>();

    /** Addresses of one instance, interface and family share one. */
    private record Place(String instance, String interfaceName, boolean ipv6) {}

    /**
     * Starts with what instances have.
     *
     * @param own by the names of the instances
     */
    AddressPlacement(VmacNames names, LinkTable table, VmacClaims claims, Map<String, VirtualLink> own) {
        this.names = names;
        this.table = table;
        this.claims = claims;
        this.own = own;
    }

    /** The interfaces for single addresses. */
    List<VirtualLink> links() {
        return List.copyOf(links.values());
    }

    /** Those of them that there are already. */
    List<VirtualLink> adopted() {
        return List.copyOf(adoptions);
    }

    /** Why instances cannot run, by their names. */
    Map<String, String> faults() {
        return Map.copyOf(faults);
    }

    VrrpInstance place(VrrpInstance instance) {
        return instance.with(instance.addresses()
                .with(
                        place(instance, instance.addresses().advertised()),
                        place(instance, instance.addresses().excluded())));
    }

    /** Whether an address gets an interface that is not the instance's own. */
    static boolean hasItsOwn(VrrpInstance instance, VirtualAddress address) {
        boolean vmac = instance.router().link().virtual() instanceof Vmac;
        boolean all = instance.router().link().virtual() instanceof Vmac written && written.forAllAddresses();
        boolean asked = all || address.options().flags().contains(AddressFlag.USE_VMAC);
        return asked && !(vmac && atHome(instance, address));
    }

    private static boolean atHome(VrrpInstance instance, VirtualAddress address) {
        VirtualRouter router = instance.router();
        boolean here =
                address.interfaceName().isEmpty() || address.interfaceName().equals(router.interfaceName());
        return here && VmacShapes.ipv6(address) == VmacShapes.ipv6(router);
    }

    private List<VirtualAddress> place(VrrpInstance instance, List<VirtualAddress> addresses) {
        List<VirtualAddress> placed = new ArrayList<>(addresses.size());
        for (VirtualAddress address : addresses) {
            placed.add(address.on(bearerOf(instance, address)));
        }
        return placed;
    }

    private String bearerOf(VrrpInstance instance, VirtualAddress address) {
        VirtualLink of = own.get(instance.name());
        if (of != null && of.macvlan() && atHome(instance, address)) {
            return of.name();
        }
        String configured = address.interfaceName();
        for (VirtualLink other : own.values()) {
            if (other.name().equals(configured) && !other.instance().equals(instance.name())) {
                faults.putIfAbsent(
                        instance.name(),
                        "(" + instance.name() + ") VIP/eVIP " + AddressText.of(address.address())
                                + " is on the VMAC of VRRP instance " + other.instance() + ", disabling "
                                + instance.name());
            }
        }
        if (configured.isEmpty() || !hasItsOwn(instance, address) || faults.containsKey(instance.name())) {
            return configured;
        }
        VirtualLink link = linkFor(instance, address);
        return link == null ? configured : link.name();
    }

    private @Nullable VirtualLink linkFor(VrrpInstance instance, VirtualAddress address) {
        boolean ipv6 = VmacShapes.ipv6(address);
        Place place = new Place(instance.name(), address.interfaceName(), ipv6);
        VirtualLink known = links.get(place);
        if (known != null) {
            return known;
        }
        Link base = table.baseOf(address.interfaceName());
        if (base != null && base.details().hardwareType() != LinkDetails.ETHERNET) {
            faults.put(instance.name(), VmacRemark.notEthernet(instance.name()).text());
            return null;
        }
        int vrid = instance.router().vrid();
        MacAddress mac = VmacShapes.rfcMac(vrid, ipv6);
        String refusal = claims.claim(address.interfaceName(), mac, instance, address);
        if (refusal != null) {
            faults.put(instance.name(), refusal);
            return null;
        }
        Link found = base == null ? null : table.privateMacvlan(base, mac);
        String adopted = found != null && names.take(found.name()) ? found.name() : null;
        String name = adopted == null ? names.choose(vrid, ipv6, true) : adopted;
        if (name == null) {
            faults.put(instance.name(), "(" + instance.name() + ") no name is left for its virtual interfaces");
            return null;
        }
        VirtualLink link = new VirtualLink(
                instance.name(),
                name,
                address.interfaceName(),
                new Shape(LinkTable.PRIVATE_MACVLAN, mac, null),
                new Purpose(ipv6, false, false, null, null));
        links.put(place, link);
        if (adopted != null) {
            adoptions.add(link);
        }
        return link;
    }
}

package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.AddressText;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VrrpInstance;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which instance needs which MAC address on which interface: the kernel allows each once. For one plan. */
final class VmacClaims {
    private final LinkTable table;
    private final Map<Place, Claimant> claimants = new HashMap<>();

    private record Place(String base, MacAddress mac) {}

    /** Who was first, and with which address, for people. */
    private record Claimant(String instance, @Nullable VirtualAddress address) {}

    VmacClaims(LinkTable table) {
        this.table = table;
    }

    /**
     * Claims a MAC address for an instance, which may do so more than once.
     *
     * @param address for people
     * @return why the instance cannot have it, null if it can
     */
    @Nullable
    String claim(String interfaceName, MacAddress mac, VrrpInstance instance, @Nullable VirtualAddress address) {
        Link base = table.baseOf(interfaceName);
        Place place = new Place(base == null ? interfaceName : base.name(), mac);
        Claimant first = claimants.putIfAbsent(place, new Claimant(instance.name(), address));
        if (first == null || first.instance().equals(instance.name())) {
            return null;
        }
        String bearer = first.address() == null
                ? ""
                : "VIP/eVIP " + AddressText.of(first.address().address()) + " ";
        return "(" + first.instance() + ") " + bearer + "uses same VMAC as VRRP instance " + instance.name()
                + ", disabling " + instance.name();
    }
}

package io.vipward.vrrp.kernel.vmac;

import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkKind.IpvlanSharing;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VirtualInterface;
import io.vipward.parser.model.VirtualInterface.Ipvlan;
import io.vipward.parser.model.VirtualInterface.Vmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpProtocol.Family;
import io.vipward.vrrp.kernel.vmac.VirtualLink.Address;
import io.vipward.vrrp.kernel.vmac.VirtualLink.Purpose;
import io.vipward.vrrp.kernel.vmac.VirtualLink.Shape;
import java.net.Inet4Address;
import java.util.HexFormat;
import java.util.Objects;

/** What the configuration's words mean for the kernel. */
final class VmacShapes {
    /** RFC 5798, section 7.3: then a byte for the family and one for the VRID. */
    private static final String RFC_MAC = "00005e0001";

    private static final String RFC_MAC_IPV6 = "00005e0002";
    private static final int FIVE_BYTES = 10;
    private static final int MODE_L2 = 0;

    private VmacShapes() {}

    static boolean ipv6(VirtualRouter router) {
        return router.protocol().family() == Family.IPV6;
    }

    static boolean ipv6(VirtualAddress address) {
        return !(address.address() instanceof Inet4Address);
    }

    static MacAddress mac(Vmac vmac, VirtualRouter router) {
        String written = vmac.macHex();
        if (written == null) {
            return rfcMac(router.vrid(), ipv6(router));
        }
        return written.length() > FIVE_BYTES ? hex(written) : hex(written + byteOf(router.vrid()));
    }

    static MacAddress rfcMac(int vrid, boolean ipv6) {
        return hex((ipv6 ? RFC_MAC_IPV6 : RFC_MAC) + byteOf(vrid));
    }

    /** The interface that an instance asks for, by this name. */
    static VirtualLink own(VrrpInstance instance, String name) {
        VirtualRouter router = instance.router();
        boolean ipv6 = ipv6(router);
        VirtualInterface virtual = router.link().virtual();
        if (virtual instanceof Ipvlan ipvlan) {
            Address address = ipvlan.address() == null ? null : new Address(ipvlan.address(), ipvlan.prefixLength());
            Shape shape = new Shape(new LinkKind.Ipvlan(MODE_L2, sharing(ipvlan)), MacAddress.NONE, ipvlan.group());
            return new VirtualLink(
                    instance.name(),
                    name,
                    router.interfaceName(),
                    shape,
                    new Purpose(ipv6, false, false, null, address));
        }
        Vmac vmac = (Vmac) Objects.requireNonNull(virtual);
        boolean both = instance.addresses().all().stream()
                .anyMatch(address -> ipv6(address) != ipv6 && !AddressPlacement.hasItsOwn(instance, address));
        boolean linkLocal = ipv6 && !vmac.transmitFromBase();
        return new VirtualLink(
                instance.name(),
                name,
                router.interfaceName(),
                new Shape(LinkTable.PRIVATE_MACVLAN, mac(vmac, router), vmac.group()),
                new Purpose(ipv6, both, linkLocal, linkLocal ? router.sourceAddress() : null, null));
    }

    private static IpvlanSharing sharing(Ipvlan ipvlan) {
        return switch (ipvlan.mode()) {
            case BRIDGE -> IpvlanSharing.BRIDGE;
            case PRIVATE -> IpvlanSharing.PRIVATE;
            case VEPA -> IpvlanSharing.VEPA;
        };
    }

    private static MacAddress hex(String digits) {
        return MacAddress.of(HexFormat.of().parseHex(digits));
    }

    private static String byteOf(int vrid) {
        return HexFormat.of().toHexDigits((byte) vrid);
    }
}

package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.LinkCodec.Ifla;
import io.vipward.netlink.route.LinkKind.IpvlanSharing;
import io.vipward.netlink.route.LinkKind.MacvlanMode;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MacAddress;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header and the attributes of one link message. For one thread. */
final class LinkReader {
    private static final int MAX_MAC_BYTES = 32;

    private final ByteBuffer header;
    private String name = "";
    private MacAddress mac = MacAddress.NONE;
    private int mtu;
    private int lowerIndex;
    private boolean lowerElsewhere;
    private int masterIndex;
    private long group;
    private boolean carrier = true;
    private int operationalState;
    private LinkKind kind = LinkKind.NONE;
    private final Map<Ipv4Setting, Integer> ipv4 = new EnumMap<>(Ipv4Setting.class);
    private @Nullable AddressGeneration addressGeneration;

    /**
     * Starts with the header.
     *
     * @param header struct ifinfomsg, checked for its length
     */
    LinkReader(ByteBuffer header) {
        this.header = header;
    }

    void take(AttributeReader attribute) {
        switch (attribute.type()) {
            case Ifla.ADDRESS ->
                mac = attribute.length() > MAX_MAC_BYTES ? MacAddress.NONE : MacAddress.of(attribute.bytes());
            case Ifla.IFNAME -> name = attribute.string();
            case Ifla.MTU -> mtu = attribute.i32();
            case Ifla.LINK -> lowerIndex = attribute.i32();
            case Ifla.LINK_NETNSID -> lowerElsewhere = true;
            case Ifla.MASTER -> masterIndex = attribute.i32();
            case Ifla.GROUP -> group = attribute.u32();
            case Ifla.CARRIER -> carrier = attribute.u8() != 0;
            case Ifla.OPERSTATE -> operationalState = attribute.u8();
            case Ifla.LINKINFO -> takeKind(attribute.nested());
            case Ifla.AF_SPEC -> takeSettings(attribute.nested());
            default -> {}
        }
    }

    Link link() {
        LinkDetails details = new LinkDetails(
                header.getShort(2) & 0xffff,
                kind,
                new LinkRelations(lowerIndex, lowerElsewhere, masterIndex, group),
                carrier,
                operationalState,
                new LinkSettings(ipv4, addressGeneration));
        return new Link(header.getInt(4), name, header.getInt(8), mac, mtu, details);
    }

    /** The kind comes before its data. */
    private void takeKind(AttributeReader info) {
        String kindName = "";
        while (info.next()) {
            switch (info.type()) {
                case Ifla.INFO_KIND -> {
                    kindName = info.string();
                    kind = new LinkKind.Other(kindName);
                }
                case Ifla.INFO_DATA -> takeKindData(kindName, info.nested());
                default -> {}
            }
        }
    }

    private void takeKindData(String kindName, AttributeReader data) {
        int first = 0;
        int flags = 0;
        boolean known = kindName.equals("macvlan") || kindName.equals("ipvlan") || kindName.equals("vrf");
        while (known && data.next()) {
            if (data.type() == Ifla.MACVLAN_MODE) {
                first = kindName.equals("ipvlan") ? data.u16() : data.i32();
            } else if (data.type() == Ifla.IPVLAN_FLAGS && kindName.equals("ipvlan")) {
                flags = data.u16();
            }
        }
        kind = switch (kindName) {
            case "macvlan" -> new LinkKind.Macvlan(MacvlanMode.of(first));
            case "ipvlan" -> new LinkKind.Ipvlan(first, IpvlanSharing.of(flags));
            case "vrf" -> new LinkKind.Vrf(first & 0xffff_ffffL);
            default -> kind;
        };
    }

    private void takeSettings(AttributeReader families) {
        while (families.next()) {
            if (families.type() == SocketConstants.AF_INET) {
                takeIpv4(families.nested());
            } else if (families.type() == SocketConstants.AF_INET6) {
                takeIpv6(families.nested());
            }
        }
    }

    /** From the kernel the settings are an array that starts with number 1, unlike in requests. */
    private void takeIpv4(AttributeReader attributes) {
        while (attributes.next()) {
            if (attributes.type() == Ifla.INET_CONF) {
                ByteBuffer values = attributes.payload();
                for (Ipv4Setting setting : Ipv4Setting.values()) {
                    int offset = (setting.number() - 1) * Integer.BYTES;
                    if (offset + Integer.BYTES <= values.remaining()) {
                        ipv4.put(setting, values.getInt(offset));
                    }
                }
            }
        }
    }

    private void takeIpv6(AttributeReader attributes) {
        while (attributes.next()) {
            if (attributes.type() == Ifla.INET6_ADDR_GEN_MODE) {
                addressGeneration = AddressGeneration.of(attributes.u8());
            }
        }
    }
}

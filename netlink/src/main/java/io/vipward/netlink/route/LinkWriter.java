package io.vipward.netlink.route;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.route.LinkCodec.Ifla;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.Request;
import java.util.Map;

/** Changes of interfaces as requests, with the attributes in the order in which keepalived sends them. Any thread. */
final class LinkWriter {
    private static final int CREATE_FLAGS = RouteCodec.CHANGE_FLAGS | NetlinkFlags.CREATE | NetlinkFlags.EXCL;

    private LinkWriter() {}

    static Request change(LinkChange change) {
        if (change instanceof LinkChange.Add add) {
            return Request.of(LinkCodec.NEW_LINK, CREATE_FLAGS, add(add.link()));
        } else if (change instanceof LinkChange.Set set) {
            return Request.of(LinkCodec.NEW_LINK, RouteCodec.CHANGE_FLAGS, set(set));
        }
        LinkChange.Delete delete = (LinkChange.Delete) change;
        MessageWriter payload = header(SocketConstants.AF_INET, delete.linkIndex(), 0, 0);
        return Request.of(LinkCodec.DELETE_LINK, RouteCodec.CHANGE_FLAGS, payload);
    }

    private static MessageWriter add(NewLink link) {
        boolean ipvlan = link.kind() instanceof LinkKind.Ipvlan;
        int up = ipvlan ? Link.UP : 0;
        MessageWriter payload = header(0, 0, up, up);
        if (!ipvlan) {
            writeKind(payload, link.kind());
        }
        if (link.lowerIndex() != 0) {
            payload.attributeU32(Ifla.LINK, link.lowerIndex());
        }
        payload.attributeText(Ifla.IFNAME, link.name());
        if (ipvlan) {
            writeKind(payload, link.kind());
        }
        if (link.group() != 0) {
            payload.attributeU32(Ifla.GROUP, link.group());
        }
        if (link.mac().length() != 0) {
            payload.attributeBytes(Ifla.ADDRESS, link.mac().bytes());
        }
        if (link.masterIndex() != 0) {
            payload.attributeU32(Ifla.MASTER, link.masterIndex());
        }
        return payload;
    }

    private static MessageWriter set(LinkChange.Set set) {
        int flags = 0;
        int changed = 0;
        for (LinkAttribute attribute : set.attributes()) {
            if (attribute instanceof LinkAttribute.Up up) {
                flags = up.up() ? Link.UP : 0;
                changed = Link.UP;
            }
        }
        MessageWriter payload = header(0, set.linkIndex(), flags, changed);
        for (LinkAttribute attribute : set.attributes()) {
            write(payload, attribute);
        }
        return payload;
    }

    private static void write(MessageWriter payload, LinkAttribute attribute) {
        if (attribute instanceof LinkAttribute.Name name) {
            payload.attributeString(Ifla.IFNAME, name.name());
        } else if (attribute instanceof LinkAttribute.Mac mac) {
            payload.attributeBytes(Ifla.ADDRESS, mac.mac().bytes());
        } else if (attribute instanceof LinkAttribute.Mtu mtu) {
            payload.attributeU32(Ifla.MTU, mtu.bytes());
        } else if (attribute instanceof LinkAttribute.Master master) {
            payload.attributeU32(Ifla.MASTER, master.linkIndex());
        } else if (attribute instanceof LinkAttribute.Group group) {
            payload.attributeU32(Ifla.GROUP, group.group());
        } else if (attribute instanceof LinkAttribute.Kind kind) {
            writeKind(payload, kind.kind());
        } else if (attribute instanceof LinkAttribute.Ipv4 ipv4) {
            writeIpv4(payload, ipv4.values());
        } else if (attribute instanceof LinkAttribute.LinkLocal linkLocal) {
            writeLinkLocal(payload, linkLocal.generation());
        }
    }

    private static void writeKind(MessageWriter payload, LinkKind kind) {
        int info = payload.beginNest(Ifla.LINKINFO);
        payload.attributeText(Ifla.INFO_KIND, kind.name());
        int data = payload.beginNest(Ifla.INFO_DATA);
        if (kind instanceof LinkKind.Macvlan macvlan) {
            payload.attributeU32(Ifla.MACVLAN_MODE, macvlan.mode().number());
        } else if (kind instanceof LinkKind.Ipvlan ipvlan) {
            payload.attributeU16(Ifla.IPVLAN_MODE, ipvlan.mode());
            payload.attributeU16(Ifla.IPVLAN_FLAGS, ipvlan.sharing().flags());
        } else if (kind instanceof LinkKind.Vrf vrf) {
            payload.attributeU32(Ifla.VRF_TABLE, vrf.table());
        }
        payload.endNest(data).endNest(info);
    }

    private static void writeIpv4(MessageWriter payload, Map<Ipv4Setting, Integer> values) {
        int spec = payload.beginNest(Ifla.AF_SPEC);
        int family = payload.beginNest(SocketConstants.AF_INET);
        int conf = payload.beginNest(Ifla.INET_CONF);
        for (Ipv4Setting setting : Ipv4Setting.values()) {
            Integer value = values.get(setting);
            if (value != null) {
                payload.attributeI32(setting.number(), value);
            }
        }
        payload.endNest(conf).endNest(family).endNest(spec);
    }

    private static void writeLinkLocal(MessageWriter payload, AddressGeneration generation) {
        int spec = payload.beginNest(Ifla.AF_SPEC);
        int family = payload.beginNest(SocketConstants.AF_INET6);
        payload.attributeU8(Ifla.INET6_ADDR_GEN_MODE, generation.number());
        payload.endNest(family).endNest(spec);
    }

    private static MessageWriter header(int family, int index, int flags, int changed) {
        return new MessageWriter().u8(family).zeros(3).i32(index).u32(flags).u32(changed);
    }
}

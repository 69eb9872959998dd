package io.vipward.netlink.route;

import io.vipward.netlink.route.Encapsulation.Ila;
import io.vipward.netlink.route.Encapsulation.Ip;
import io.vipward.netlink.route.Encapsulation.Mpls;
import io.vipward.netlink.route.Encapsulation.Other;
import io.vipward.netlink.route.Encapsulation.TunnelEnds;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encapsulations as the attributes RTA_ENCAP and RTA_ENCAP_TYPE (linux/lwtunnel.h, mpls_iptunnel.h, ila.h). Decoding never
 * throws. Any thread.
 */
final class EncapsulationCodec {
    private static final int TYPE_MPLS = 1;
    private static final int TYPE_IP = 2;
    private static final int TYPE_ILA = 3;
    private static final int TYPE_IP6 = 4;

    private static final int MPLS_DST = 1;
    private static final int MPLS_TTL = 2;
    private static final int LABEL_SHIFT = 12;
    private static final int BOTTOM_OF_STACK = 0x100;

    private static final int IP_ID = 1;
    private static final int IP_DST = 2;
    private static final int IP_SRC = 3;
    private static final int IP_TTL = 4;
    private static final int IP_TOS = 5;
    private static final int IP_FLAGS = 6;

    private static final int ILA_LOCATOR = 1;

    private EncapsulationCodec() {}

    /**
     * Writes both attributes, the content before the type.
     *
     * @param contentAttribute RTA_ENCAP
     * @param typeAttribute RTA_ENCAP_TYPE
     */
    static void write(MessageWriter payload, Encapsulation encapsulation, int contentAttribute, int typeAttribute) {
        int mark = payload.beginNest(contentAttribute);
        int type = writeContent(payload, encapsulation);
        payload.endNest(mark).attributeU16(typeAttribute, type);
    }

    /** What the attributes of a nest of that type say. */
    static Encapsulation read(int type, AttributeReader content, ByteBuffer raw) {
        return switch (type) {
            case TYPE_MPLS -> readMpls(content);
            case TYPE_IP, TYPE_IP6 -> readIp(type == TYPE_IP6, content);
            case TYPE_ILA -> readIla(content);
            default -> {
                byte[] bytes = new byte[raw.remaining()];
                raw.duplicate().get(bytes);
                yield new Other(type, HexFormat.of().formatHex(bytes));
            }
        };
    }

    private static int writeContent(MessageWriter payload, Encapsulation encapsulation) {
        if (encapsulation instanceof Mpls mpls) {
            writeMpls(payload, mpls);
            return TYPE_MPLS;
        } else if (encapsulation instanceof Ip ip) {
            writeIp(payload, ip);
            return ip.ipv6() ? TYPE_IP6 : TYPE_IP;
        } else if (encapsulation instanceof Ila ila) {
            payload.attributeU64be(ILA_LOCATOR, ila.locator());
            return TYPE_ILA;
        }
        Other other = (Other) encapsulation;
        payload.bytes(HexFormat.of().parseHex(other.contentHex()));
        return other.type();
    }

    private static void writeMpls(MessageWriter payload, Mpls mpls) {
        int mark = payload.beginNest(MPLS_DST);
        for (int i = 0; i < mpls.labels().size(); i++) {
            boolean last = i == mpls.labels().size() - 1;
            payload.u32be((long) mpls.labels().get(i) << LABEL_SHIFT | (last ? BOTTOM_OF_STACK : 0));
        }
        payload.endNest(mark);
        if (mpls.ttl() != null) {
            payload.attributeU8(MPLS_TTL, mpls.ttl());
        }
    }

    private static void writeIp(MessageWriter payload, Ip ip) {
        TunnelEnds ends = ip.ends();
        if (ends.id() != null) {
            payload.attributeU64be(IP_ID, ends.id());
        }
        if (ends.destination() != null) {
            payload.attributeAddress(IP_DST, ends.destination());
        }
        if (ends.source() != null) {
            payload.attributeAddress(IP_SRC, ends.source());
        }
        if (ip.tos() != null) {
            payload.attributeU8(IP_TOS, ip.tos());
        }
        if (ip.hopLimit() != null) {
            payload.attributeU8(IP_TTL, ip.hopLimit());
        }
        if (ip.flags() != null) {
            payload.attributeU16(IP_FLAGS, ip.flags());
        }
    }

    private static Encapsulation readMpls(AttributeReader content) {
        List<Integer> labels = new ArrayList<>();
        Integer ttl = null;
        while (content.next()) {
            switch (content.type()) {
                case MPLS_DST -> {
                    ByteBuffer stack = content.payload().order(ByteOrder.BIG_ENDIAN);
                    while (stack.remaining() >= Integer.BYTES) {
                        labels.add(stack.getInt() >>> LABEL_SHIFT);
                    }
                }
                case MPLS_TTL -> ttl = content.u8();
                default -> {}
            }
        }
        return new Mpls(labels, ttl);
    }

    private static Encapsulation readIp(boolean ipv6, AttributeReader content) {
        int addressBytes = ipv6 ? 16 : 4;
        Long id = null;
        InetAddress destination = null;
        InetAddress source = null;
        @Nullable Integer tos = null;
        @Nullable Integer hopLimit = null;
        @Nullable Integer flags = null;
        while (content.next()) {
            switch (content.type()) {
                case IP_ID -> id = content.i64be();
                case IP_DST -> destination = content.address(addressBytes);
                case IP_SRC -> source = content.address(addressBytes);
                case IP_TOS -> tos = content.u8();
                case IP_TTL -> hopLimit = content.u8();
                case IP_FLAGS -> flags = content.u16();
                default -> {}
            }
        }
        return new Ip(ipv6, new TunnelEnds(id, destination, source), tos, hopLimit, flags);
    }

    private static Encapsulation readIla(AttributeReader content) {
        long locator = 0;
        while (content.next()) {
            if (content.type() == ILA_LOCATOR) {
                locator = content.i64be();
            }
        }
        return new Ila(locator);
    }
}

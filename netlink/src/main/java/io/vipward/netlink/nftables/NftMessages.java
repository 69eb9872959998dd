package io.vipward.netlink.nftables;

import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.Request;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of nf_tables as bytes (linux/netfilter/nfnetlink.h, nf_tables.h). Numbers in attributes are in network order. Any
 * thread.
 *
 * <pre>
 * nfgenmsg: 0 u8 family, 1 u8 version 0, 2 u16 resource (network order); attributes at 4
 * </pre>
 */
final class NftMessages {
    private static final int SUBSYSTEM = 10;
    private static final int BATCH_BEGIN = 16;
    private static final int BATCH_END = 17;
    private static final int NEW_TABLE = 0;
    private static final int GET_TABLE = 1;
    private static final int DELETE_TABLE = 2;
    private static final int NEW_CHAIN = 3;
    private static final int NEW_RULE = 6;
    private static final int NEW_SET = 9;
    private static final int NEW_ELEMENT = 12;
    private static final int DELETE_ELEMENT = 14;

    private static final int CHANGE = NetlinkFlags.REQUEST | NetlinkFlags.ACK;
    private static final int CREATE = CHANGE | NetlinkFlags.CREATE;
    private static final int NESTED = AttributeReader.NESTED;

    private static final int POLICY_ACCEPT = 1;
    private static final int SET_CONSTANT = 2;
    private static final int SET_MAP = 8;
    private static final int USERDATA_KEY_ORDER = 0;
    private static final int USERDATA_VALUE_ORDER = 1;

    private NftMessages() {}

    static Request begin() {
        return Request.of(BATCH_BEGIN, NetlinkFlags.REQUEST, frame());
    }

    static Request end() {
        return Request.of(BATCH_END, NetlinkFlags.REQUEST, frame());
    }

    static Request getTable(NftTable table) {
        return request(GET_TABLE, CHANGE, message(table).attributeString(1, table.name()));
    }

    static Request createTable(NftTable table) {
        return request(NEW_TABLE, CREATE, message(table).attributeString(1, table.name()));
    }

    static Request deleteTable(NftTable table) {
        return request(DELETE_TABLE, CHANGE, message(table).attributeString(1, table.name()));
    }

    /** A chain that rules go to. */
    static Request createChain(NftTable table, String name) {
        MessageWriter message = message(table).attributeString(1, table.name()).attributeString(3, name);
        return request(NEW_CHAIN, CREATE, message);
    }

    /**
     * A chain that packets come to.
     *
     * @param hook NF_INET_LOCAL_IN 1, NF_INET_LOCAL_OUT 3
     */
    static Request createBaseChain(NftTable table, String name, int hook, int priority) {
        MessageWriter message = message(table).attributeString(1, table.name()).attributeString(3, name);
        int mark = message.beginNest(4 | NESTED);
        message.attributeU32be(1, hook).attributeU32be(2, priority).endNest(mark);
        message.attributeU32be(5, POLICY_ACCEPT).attributeString(7, "filter");
        return request(NEW_CHAIN, CREATE, message);
    }

    static Request createSet(NftSet set) {
        NftType values = set.values();
        MessageWriter message =
                message(set.table()).attributeString(1, set.table().name()).attributeString(2, set.name());
        int flags = (set.constant() ? SET_CONSTANT : 0) | (values != null ? SET_MAP : 0);
        if (flags != 0) {
            message.attributeU32be(3, flags);
        }
        message.attributeU32be(4, set.keys().number())
                .attributeU32be(5, set.keys().bytes());
        if (values != null) {
            message.attributeU32be(6, values.number()).attributeU32be(7, values.bytes());
        }
        message.attributeU32be(10, set.id());
        return request(NEW_SET, CREATE, message.attributeBytes(13, userdata(set.keys(), values)));
    }

    /** What nft(8) wants to know to show the elements: number, length, and the byte order in the host's. */
    private static byte[] userdata(NftType keys, @Nullable NftType values) {
        MessageWriter userdata =
                new MessageWriter().u8(USERDATA_KEY_ORDER).u8(Integer.BYTES).u32(keys.byteOrder());
        if (values != null) {
            userdata.u8(USERDATA_VALUE_ORDER).u8(Integer.BYTES).u32(values.byteOrder());
        }
        return userdata.toByteArray();
    }

    /**
     * A rule.
     *
     * @param first whether it goes before those that are there
     */
    static Request createRule(NftTable table, String chain, NftRule rule, boolean first) {
        MessageWriter message = message(table)
                .attributeString(1, table.name())
                .attributeString(2, chain)
                .attributeBytes(4 | NESTED, rule.toByteArray());
        return request(NEW_RULE, first ? CREATE : CREATE | NetlinkFlags.APPEND, message);
    }

    /** Elements; EEXIST if one is there with another value. */
    static Request addElements(NftSet set, List<NftElement> elements) {
        return request(NEW_ELEMENT, CREATE, elements(set, elements));
    }

    /** Deletes elements; ENOENT if one is not there. */
    static Request deleteElements(NftSet set, List<NftElement> elements) {
        return request(DELETE_ELEMENT, CHANGE, elements(set, elements));
    }

    private static MessageWriter elements(NftSet set, List<NftElement> elements) {
        MessageWriter message = message(set.table())
                .attributeString(2, set.name())
                .attributeString(1, set.table().name());
        int list = message.beginNest(3 | NESTED);
        for (int i = 0; i < elements.size(); i++) {
            // The items' numbers mean nothing; keepalived counts them.
            int item = message.beginNest(i + 1 | NESTED);
            value(message, 1, elements.get(i).keyHex());
            if (!elements.get(i).valueHex().isEmpty()) {
                value(message, 2, elements.get(i).valueHex());
            }
            message.endNest(item);
        }
        return message.endNest(list);
    }

    private static void value(MessageWriter message, int type, String hex) {
        int mark = message.beginNest(type | NESTED);
        message.attributeBytes(1, HexFormat.of().parseHex(hex)).endNest(mark);
    }

    private static MessageWriter message(NftTable table) {
        return new MessageWriter().u8(table.family()).u8(0).u16be(0);
    }

    private static MessageWriter frame() {
        return new MessageWriter().u8(0).u8(0).u16be(SUBSYSTEM);
    }

    private static Request request(int message, int flags, MessageWriter payload) {
        return Request.of(SUBSYSTEM << 8 | message, flags, payload);
    }
}

package io.vipward.netlink.nftables;

import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import java.util.HexFormat;

/**
 * The expressions of a rule, one after the other: what it looks at in registers, and what it does then (linux/netfilter/
 * nf_tables.h, NFTA_EXPR_). Numbers are in network order. For one thread.
 */
final class NftRule {
    /** NFT_PAYLOAD_NETWORK_HEADER. */
    static final int NETWORK_HEADER = 1;
    /** NFT_PAYLOAD_TRANSPORT_HEADER. */
    static final int TRANSPORT_HEADER = 2;
    /** NFT_META_IIF. */
    static final int META_IN_INDEX = 4;
    /** NFT_META_OIF. */
    static final int META_OUT_INDEX = 5;
    /** NFT_META_IIFNAME. */
    static final int META_IN_NAME = 6;
    /** NFT_META_OIFNAME. */
    static final int META_OUT_NAME = 7;
    /** NFT_META_L4PROTO. */
    static final int META_PROTOCOL = 16;
    /** NFT_META_OIFKIND. */
    static final int META_OUT_KIND = 27;

    private static final int NESTED = AttributeReader.NESTED;
    private static final int LIST_ITEM = 1;
    private static final int EXPRESSION_NAME = 1;
    private static final int EXPRESSION_DATA = 2;
    private static final int DATA_VALUE = 1;
    private static final int DATA_VERDICT = 2;
    private static final int VERDICT_CODE = 1;
    private static final int VERDICT_CHAIN = 2;
    private static final int VERDICT_REGISTER = 0;
    private static final int EQUAL = 0;
    private static final int DROP = 0;
    private static final int ACCEPT = 1;
    private static final int GOTO = -4;

    private final MessageWriter expressions = new MessageWriter();
    private final boolean counter;
    private int item;

    /**
     * Starts without an expression.
     *
     * @param counter whether packets are counted before a verdict
     */
    NftRule(boolean counter) {
        this.counter = counter;
    }

    /** Loads bytes of a header. */
    NftRule payload(int register, int base, int offset, int bytes) {
        int data = begin("payload");
        expressions
                .attributeU32be(1, register)
                .attributeU32be(2, base)
                .attributeU32be(3, offset)
                .attributeU32be(4, bytes);
        return end(data);
    }

    /** Loads what the kernel knows of the packet. */
    NftRule meta(int register, int key) {
        int data = begin("meta");
        expressions.attributeU32be(2, key).attributeU32be(1, register);
        return end(data);
    }

    /** Goes on only if the register is equal. */
    NftRule equal(int register, String valueHex) {
        int data = begin("cmp");
        expressions.attributeU32be(1, register).attributeU32be(2, EQUAL);
        value(3, valueHex);
        return end(data);
    }

    /** Keeps some bits of the register. */
    NftRule mask(int register, String maskHex) {
        int bytes = maskHex.length() / 2;
        int data = begin("bitwise");
        expressions.attributeU32be(1, register).attributeU32be(2, register).attributeU32be(3, bytes);
        value(4, maskHex);
        value(5, "00".repeat(bytes));
        return end(data);
    }

    /** Goes on only if the set has the register's content. */
    NftRule in(int register, NftSet set) {
        int data = begin("lookup");
        expressions.attributeU32be(2, register).attributeString(1, set.name());
        return end(data);
    }

    /** Goes on only if the map has the register's content, and replaces it by the value. */
    NftRule mapped(int register, NftSet map) {
        int data = begin("lookup");
        expressions.attributeU32be(2, register).attributeU32be(3, register).attributeString(1, map.name());
        return end(data);
    }

    /** Sends a copy to the address of one register through the interface of another. */
    NftRule duplicate(int addressRegister, int linkRegister) {
        int data = begin("dup");
        expressions.attributeU32be(1, addressRegister).attributeU32be(2, linkRegister);
        return end(data);
    }

    NftRule drop() {
        return verdict(DROP, "");
    }

    NftRule accept() {
        return verdict(ACCEPT, "");
    }

    NftRule goTo(String chain) {
        return verdict(GOTO, chain);
    }

    /** The list of expressions, to be put into an attribute. */
    byte[] toByteArray() {
        return expressions.toByteArray();
    }

    private NftRule verdict(int code, String chain) {
        if (counter) {
            end(begin("counter"));
        }
        int data = begin("immediate");
        expressions.attributeU32be(1, VERDICT_REGISTER);
        int outer = expressions.beginNest(2 | NESTED);
        int inner = expressions.beginNest(DATA_VERDICT | NESTED);
        expressions.attributeU32be(VERDICT_CODE, code);
        if (!chain.isEmpty()) {
            expressions.attributeString(VERDICT_CHAIN, chain);
        }
        expressions.endNest(inner).endNest(outer);
        return end(data);
    }

    private void value(int type, String hex) {
        int mark = expressions.beginNest(type | NESTED);
        expressions.attributeBytes(DATA_VALUE, HexFormat.of().parseHex(hex)).endNest(mark);
    }

    private int begin(String name) {
        item = expressions.beginNest(LIST_ITEM | NESTED);
        expressions.attributeString(EXPRESSION_NAME, name);
        return expressions.beginNest(EXPRESSION_DATA | NESTED);
    }

    private NftRule end(int data) {
        expressions.endNest(data).endNest(item);
        return this;
    }
}

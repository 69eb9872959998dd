package io.vipward.netlink.nftables;

import io.vipward.netlink.wire.NetlinkMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A message of nf_tables as text, one attribute a line, without the numbers that keepalived gives its sets: the kernel finds
 * them by their names, and keepalived counts up over the whole run.
 */
final class AttributeTree {
    private static final int NESTED = 0x8000;
    private static final int NEW_SET = 0xa09;
    private static final int NEW_ELEMENT = 0xa0c;
    private static final String LOOKUP = "6c6f6f6b757000";

    private AttributeTree() {}

    static String of(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        StringBuilder text = new StringBuilder();
        text.append(Integer.toHexString(message.type())).append(" flags ").append(Integer.toHexString(message.flags()));
        text.append(" header ")
                .append(HexFormat.of().toHexDigits(payload.getInt()))
                .append('\n');
        int setNumber = message.type() == NEW_SET ? 10 : message.type() == NEW_ELEMENT ? 4 : -1;
        append(text, payload, 1, setNumber);
        return text.toString();
    }

    private static void append(StringBuilder text, ByteBuffer attributes, int depth, int skipped) {
        boolean lookup = false;
        while (attributes.remaining() >= 4) {
            int start = attributes.position();
            int length = attributes.getShort(start) & 0xffff;
            int type = attributes.getShort(start + 2) & 0xffff;
            ByteBuffer content = attributes.slice(start + 4, length - 4).order(ByteOrder.nativeOrder());
            if ((type & ~NESTED) != skipped) {
                text.append("  ".repeat(depth)).append(type & ~NESTED);
                if ((type & NESTED) != 0) {
                    text.append('\n');
                    append(text, content, depth + 1, lookup ? 4 : -1);
                } else {
                    byte[] bytes = new byte[content.remaining()];
                    content.get(bytes);
                    String hex = HexFormat.of().formatHex(bytes);
                    lookup = hex.equals(LOOKUP);
                    text.append(' ').append(hex).append('\n');
                }
            }
            attributes.position(Math.min(attributes.limit(), start + (length + 3 & ~3)));
        }
    }
}

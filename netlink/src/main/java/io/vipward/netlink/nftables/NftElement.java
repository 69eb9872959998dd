package io.vipward.netlink.nftables;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * An element of a set or a map, as it stands in the registers. Immutable, any thread.
 *
 * @param keyHex in hexadecimal
 * @param valueHex in hexadecimal, empty in a set
 */
record NftElement(String keyHex, String valueHex) {
    private static final int NAME_BYTES = 16;

    static NftElement address(InetAddress address) {
        return new NftElement(hex(address.getAddress()), "");
    }

    static NftElement addressOnLink(InetAddress address, int linkIndex) {
        return new NftElement(hex(address.getAddress()) + number(linkIndex), "");
    }

    static NftElement addressOnLink(InetAddress address, String linkName) {
        return new NftElement(hex(address.getAddress()) + name(linkName), "");
    }

    static NftElement link(int linkIndex) {
        return new NftElement(number(linkIndex), "");
    }

    static NftElement linkToLink(int fromIndex, int toIndex) {
        return new NftElement(number(fromIndex), number(toIndex));
    }

    static NftElement icmpv6Type(int type) {
        return new NftElement(hex((byte) type), "");
    }

    /** A name of at most 15 bytes with zeros after it, in hexadecimal. */
    static String name(String text) {
        ByteBuffer padded = ByteBuffer.allocate(NAME_BYTES);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        padded.put(bytes, 0, Math.min(bytes.length, NAME_BYTES - 1));
        return hex(padded.array());
    }

    private static String number(int value) {
        return hex(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array());
    }

    private static String hex(byte... bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

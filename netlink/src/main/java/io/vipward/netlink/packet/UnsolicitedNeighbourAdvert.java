package io.vipward.netlink.packet;

import io.vipward.netlink.wire.MacAddress;
import java.net.Inet6Address;
import java.nio.ByteBuffer;

/**
 * What gratuitous ARP is to IPv4: a neighbour advertisement that nobody asked for, to all nodes (RFC 4861, section 7.2.6; RFC
 * 5798, section 6.4.2).
 *
 * <pre>
 *  0 destination 33:33:00:00:00:01   6 source MAC   12 type 0x86dd
 * 14 version 6, class 0, flow 0   18 payload length 32   20 next header 58   21 hop limit 255
 * 22 source: the address   38 destination ff02::1
 * 54 type 136   55 code 0   56 checksum   58 router, solicited, override flag and 29 zero bits
 * 62 target: the address   78 option 2 (target link-layer address)   79 length 1   80 MAC
 * </pre>
 */
public final class UnsolicitedNeighbourAdvert {
    /** The length of the frame. */
    public static final int FRAME_BYTES = 86;

    private static final byte[] ALL_NODES_MAC = {0x33, 0x33, 0, 0, 0, 1};
    private static final byte[] ALL_NODES = {(byte) 0xff, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final short TYPE_IPV6 = (short) 0x86dd;
    private static final int VERSION_6 = 0x6000_0000;
    private static final short PAYLOAD_BYTES = 32;
    private static final byte ICMPV6 = 58;
    private static final byte HOP_LIMIT = (byte) 255;
    private static final byte NEIGHBOUR_ADVERTISEMENT = (byte) 136;
    private static final int ROUTER = 0x8000_0000;
    private static final int OVERRIDE = 0x2000_0000;
    private static final byte TARGET_LINK_LAYER_ADDRESS = 2;
    private static final int ADDRESSES_OFFSET = 22;
    private static final int CHECKSUM_OFFSET = 56;

    private UnsolicitedNeighbourAdvert() {}

    /** Whether there is a frame for an interface: on Ethernet. */
    public static boolean possible(LinkLayer link) {
        return link.framesLikeEthernet();
    }

    /**
     * The frame.
     *
     * @param mac of the interface that holds the address: six bytes
     * @param router whether the interface forwards
     * @throws IllegalArgumentException if the MAC has not six bytes: the link is no Ethernet
     */
    public static ByteBuffer encode(MacAddress mac, Inet6Address address, boolean router) {
        if (!mac.ethernet()) {
            throw new IllegalArgumentException("a neighbour advertisement for Ethernet needs six bytes of MAC: " + mac);
        }
        byte[] own = mac.bytes();
        byte[] ip = address.getAddress();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
        frame.put(ALL_NODES_MAC).put(own).putShort(TYPE_IPV6);
        frame.putInt(VERSION_6).putShort(PAYLOAD_BYTES).put(ICMPV6).put(HOP_LIMIT);
        frame.put(ip).put(ALL_NODES);
        frame.put(NEIGHBOUR_ADVERTISEMENT).put((byte) 0).putShort((short) 0);
        frame.putInt(router ? ROUTER | OVERRIDE : OVERRIDE).put(ip);
        frame.put(TARGET_LINK_LAYER_ADDRESS).put((byte) 1).put(own);
        return frame.putShort(CHECKSUM_OFFSET, (short) checksum(frame)).flip();
    }

    /** Over the pseudo header (RFC 8200, section 8.1) and all behind the addresses. */
    private static int checksum(ByteBuffer frame) {
        int sum = PAYLOAD_BYTES + ICMPV6;
        for (int offset = ADDRESSES_OFFSET; offset < FRAME_BYTES; offset += Short.BYTES) {
            sum += frame.getShort(offset) & 0xffff;
        }
        // At most 34 words: one carry may make another.
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~sum & 0xffff;
    }
}

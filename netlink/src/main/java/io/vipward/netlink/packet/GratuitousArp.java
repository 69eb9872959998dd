package io.vipward.netlink.packet;

import io.vipward.netlink.wire.MacAddress;
import java.net.Inet4Address;
import java.nio.ByteBuffer;

/**
 * The broadcast by which a machine says that an address is now its own: an ARP request for the address, from the address (RFC
 * 5227 section 3, RFC 5798 section 6.4.2). Not padded, as keepalived sends it: 42 bytes on Ethernet.
 *
 * <pre>
 * Ethernet:    0 destination ff:ff:ff:ff:ff:ff   6 source MAC   12 type 0x0806
 * InfiniBand:  0 destination, 20 bytes   20 type 0x0806   22 zero   (RFC 4391, section 6)
 *
 * 0 hardware type   2 protocol 0x0800   4 lengths of both addresses   6 operation 1 (request)
 * 8 sender MAC, sender IP, target MAC ff:ff:ff:ff:ff:ff, target IP, the same
 * </pre>
 */
public final class GratuitousArp {
    /** The length of the frame on Ethernet. */
    public static final int FRAME_BYTES = 42;

    private static final int MAX_FRAME_BYTES = 80;
    private static final short TYPE_ARP = 0x0806;
    private static final short PROTOCOL_IPV4 = 0x0800;
    private static final short REQUEST = 1;

    private GratuitousArp() {}

    /** Whether there is a frame for an interface: on Ethernet and InfiniBand. */
    public static boolean possible(LinkLayer link) {
        return link.framesLikeEthernet() || link.infiniband();
    }

    /**
     * The frame on Ethernet.
     *
     * @param mac of the interface that holds the address: six bytes
     * @throws IllegalArgumentException if the MAC has not six bytes: the link is no Ethernet
     */
    public static ByteBuffer encode(MacAddress mac, Inet4Address address) {
        return encode(LinkLayer.ethernet(mac), address);
    }

    /**
     * The frame.
     *
     * @param link the interface that holds the address
     * @throws IllegalArgumentException if the link is neither Ethernet nor InfiniBand, see {@link #possible}
     */
    public static ByteBuffer encode(LinkLayer link, Inet4Address address) {
        if (!possible(link)) {
            throw new IllegalArgumentException("no gratuitous ARP on " + link);
        }
        byte[] own = link.mac().bytes();
        byte[] everybody = link.broadcast().bytes();
        byte[] ip = address.getAddress();
        ByteBuffer frame = ByteBuffer.allocate(MAX_FRAME_BYTES);
        frame.put(everybody);
        if (link.infiniband()) {
            frame.putShort(TYPE_ARP).putShort((short) 0);
        } else {
            frame.put(own).putShort(TYPE_ARP);
        }
        frame.putShort((short) link.hardwareType()).putShort(PROTOCOL_IPV4);
        frame.put((byte) own.length).put((byte) ip.length).putShort(REQUEST);
        return frame.put(own).put(ip).put(everybody).put(ip).flip();
    }
}

package io.vipward.netlink.packet;

import io.vipward.netlink.wire.MacAddress;
import java.net.Inet4Address;
import java.nio.ByteBuffer;

/**
 * The broadcast by which a machine says that an address is now its own: an ARP request for the address, from the address (RFC
 * 5227 section 3, RFC 5798 section 6.4.2). Not padded, as keepalived sends it: 42 bytes.
 *
 * <pre>
 *  0 destination ff:ff:ff:ff:ff:ff   6 source MAC   12 type 0x0806
 * 14 hardware 1   16 protocol 0x0800   18 lengths 6, 4   20 operation 1 (request)
 * 22 sender MAC   28 sender IP   32 target MAC ff:ff:ff:ff:ff:ff   38 target IP, the same
 * </pre>
 */
public final class GratuitousArp {
    /** The length of the frame. */
    public static final int FRAME_BYTES = 42;

    private static final byte[] BROADCAST = MacAddress.BROADCAST.bytes();
    private static final short TYPE_ARP = 0x0806;
    private static final short HARDWARE_ETHERNET = 1;
    private static final short PROTOCOL_IPV4 = 0x0800;
    private static final short REQUEST = 1;

    private GratuitousArp() {}

    /**
     * The frame.
     *
     * @param mac of the interface that holds the address: six bytes
     * @throws IllegalArgumentException if the MAC has not six bytes: the link is no Ethernet
     */
    public static ByteBuffer encode(MacAddress mac, Inet4Address address) {
        if (!mac.ethernet()) {
            throw new IllegalArgumentException("gratuitous ARP for Ethernet needs six bytes of MAC: " + mac);
        }
        byte[] own = mac.bytes();
        byte[] ip = address.getAddress();
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES);
        frame.put(BROADCAST).put(own).putShort(TYPE_ARP);
        frame.putShort(HARDWARE_ETHERNET).putShort(PROTOCOL_IPV4);
        frame.put((byte) own.length).put((byte) ip.length).putShort(REQUEST);
        return frame.put(own).put(ip).put(BROADCAST).put(ip).flip();
    }
}

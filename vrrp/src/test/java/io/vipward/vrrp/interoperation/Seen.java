package io.vipward.vrrp.interoperation;

import java.util.Arrays;
import java.util.HexFormat;

/** An advert on the wire; two of the same bytes are two. */
final class Seen {
    private static final int ETHERNET_BYTES = 14;
    private static final int MAC_BYTES = 6;
    private static final int IPV6_HEADER_BYTES = 40;
    private static final int AUTHENTICATION_HEADER_BYTES = 24;
    private static final int IPV4_SOURCE_END = 15;
    private static final int IPV6_SOURCE_END = 23;
    private static final int PROTOCOL_AH = 51;

    private final String mac;
    private final byte[] packet;

    private Seen(String mac, byte[] packet) {
        this.mac = mac;
        this.packet = packet;
    }

    static Seen of(byte[] frame) {
        return new Seen(
                HexFormat.ofDelimiter(":").formatHex(frame, MAC_BYTES, 2 * MAC_BYTES),
                Arrays.copyOfRange(frame, ETHERNET_BYTES, frame.length));
    }

    /** The MAC address that sent it, colons between the octets. */
    String mac() {
        return mac;
    }

    /** From the IP header on; the caller may change it. */
    byte[] packet() {
        return packet.clone();
    }

    /** The last octet of the source address, which is the number of the node. */
    int sender() {
        return octet(isIpv6() ? IPV6_SOURCE_END : IPV4_SOURCE_END);
    }

    boolean isIpv6() {
        return octet(0) >> 4 == 6;
    }

    boolean isAuthenticated() {
        return !isIpv6() && octet(9) == PROTOCOL_AH;
    }

    int virtualRouterId() {
        return octet(body() + 1);
    }

    int priority() {
        return octet(body() + 2);
    }

    int body() {
        return isIpv6() ? IPV6_HEADER_BYTES : 20 + (isAuthenticated() ? AUTHENTICATION_HEADER_BYTES : 0);
    }

    private int octet(int offset) {
        return packet[offset] & 0xff;
    }

    @Override
    public String toString() {
        return "vrid " + virtualRouterId() + " priority " + priority() + " from " + sender() + " (" + mac + ") "
                + HexFormat.of().formatHex(packet);
    }
}

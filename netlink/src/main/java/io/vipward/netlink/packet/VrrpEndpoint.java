package io.vipward.netlink.packet;

import io.vipward.netlink.linux.SocketConstants;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link VrrpSocket} sends and receives. Two instances with equal family, protocol, device, VRF and address can share
 * one.
 *
 * @param protocol AH only with IPv4
 * @param device the only interface to use, null for all: unicast only
 * @param vrf name of the routing domain's interface, null for the main one; for unicast
 * @param address the multicast group, or the own address that unicast adverts are sent from and received at
 * @param receiveBufferBytes SO_RCVBUF; 0 for the kernel's default
 * @param packetBytes the longest packet, normally the MTU; longer ones are neither sent nor received. At least 1500
 */
public record VrrpEndpoint(
        Protocol protocol,
        @Nullable Device device,
        @Nullable String vrf,
        InetAddress address,
        int receiveBufferBytes,
        int packetBytes) {
    private static final int LEAST_PACKET_BYTES = 1_500;
    private static final int MOST_PACKET_BYTES = 65_535;

    /** An interface. */
    public record Device(int index, String name) {}

    /** What follows the IP header. */
    public enum Protocol {
        VRRP(SocketConstants.IPPROTO_VRRP),
        /** VRRP inside an IP authentication header. */
        AH(SocketConstants.IPPROTO_AH);

        private final int number;

        Protocol(int number) {
            this.number = number;
        }

        /** The IP protocol number. */
        public int number() {
            return number;
        }
    }

    public VrrpEndpoint {
        packetBytes = Math.min(MOST_PACKET_BYTES, Math.max(LEAST_PACKET_BYTES, packetBytes));
        if (device == null && address.isMulticastAddress()) {
            throw new IllegalArgumentException("multicast needs an interface");
        }
        if (protocol == Protocol.AH && address instanceof Inet6Address) {
            throw new IllegalArgumentException("AH is for IPv4 only");
        }
    }

    /** Multicast on an interface. */
    public static VrrpEndpoint multicast(Device device, InetAddress group, int packetBytes) {
        return new VrrpEndpoint(Protocol.VRRP, device, null, group, 0, packetBytes);
    }

    /** Unicast from and to an own address, on one interface or all. */
    public static VrrpEndpoint unicast(@Nullable Device device, InetAddress source, int packetBytes) {
        return new VrrpEndpoint(Protocol.VRRP, device, null, source, 0, packetBytes);
    }

    public VrrpEndpoint with(Protocol other) {
        return new VrrpEndpoint(other, device, vrf, address, receiveBufferBytes, packetBytes);
    }

    public VrrpEndpoint inVrf(String name) {
        return new VrrpEndpoint(protocol, device, name, address, receiveBufferBytes, packetBytes);
    }

    public VrrpEndpoint withReceiveBuffer(int bytes) {
        return new VrrpEndpoint(protocol, device, vrf, address, bytes, packetBytes);
    }

    public boolean multicast() {
        return address.isMulticastAddress();
    }

    public boolean overIpv4() {
        return address instanceof Inet4Address;
    }

    /** 0 for all interfaces. */
    int deviceIndex() {
        return device == null ? 0 : device.index();
    }

    /** For the text of a failure. */
    String text() {
        return protocol + (overIpv4() ? " IPv4" : " IPv6") + (device == null ? "" : ", " + device.name());
    }
}

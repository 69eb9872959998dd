package io.vipward.netlink.packet;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The options of one raw socket of an endpoint, in the order in which keepalived sets them: the routing domain is chosen before
 * the address is bound, which is looked up there.
 */
final class RawSocketOptions {
    private static final int INTERNETWORK_CONTROL = 0xc0;
    private static final int VRRP_CHECKSUM_OFFSET = 6;
    private static final int VRRP_HOP_LIMIT = 255;

    private final int fd;
    private final VrrpEndpoint endpoint;
    private final boolean ipv4;
    private final String object;

    RawSocketOptions(int fd, VrrpEndpoint endpoint, String object) {
        this.fd = fd;
        this.endpoint = endpoint;
        this.ipv4 = endpoint.overIpv4();
        this.object = object;
    }

    /** Receives what is sent to the group, and no unicast; or what is sent to the own address, and no multicast. */
    void prepareReceiver() throws SystemCallException {
        if (endpoint.receiveBufferBytes() > 0) {
            set(SOL_SOCKET, SO_RCVBUF, endpoint.receiveBufferBytes(), "RCVBUF");
        }
        ignoreGroupsOfOthers();
        if (endpoint.multicast()) {
            byte[] group = endpoint.address().getAddress();
            int index = endpoint.deviceIndex();
            checked(
                    ipv4 ? SocketOptions.joinGroup(fd, group, index) : SocketOptions.joinGroup6(fd, group, index),
                    "ADD_MEMBERSHIP");
        } else {
            bindToDevice(endpoint.vrf());
            // The address may come and go with the interface.
            setOfFamily(IP_FREEBIND, IPV6_FREEBIND, 1, "FREEBIND");
        }
        ByteBuffer name = SocketAddresses.buffer();
        check(Syscalls.bind(fd, name, socketAddress(name, endpoint, endpoint.address())), "bind", object);
        if (!ipv4) {
            set(IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1, "RECVHOPLIMIT");
            set(IPPROTO_IPV6, IPV6_RECVPKTINFO, 1, "RECVPKTINFO");
        }
        bindToDevice(deviceName());
        if (!ipv4) {
            set(IPPROTO_IPV6, IPV6_CHECKSUM, VRRP_CHECKSUM_OFFSET, "CHECKSUM");
        }
    }

    /** Receives nothing. */
    void prepareSender() throws SystemCallException {
        set(SOL_SOCKET, SO_RCVBUF, 0, "RCVBUF");
        ignoreGroupsOfOthers();
        if (ipv4) {
            set(IPPROTO_IP, IP_HDRINCL, 1, "HDRINCL");
        } else {
            set(IPPROTO_IPV6, IPV6_CHECKSUM, VRRP_CHECKSUM_OFFSET, "CHECKSUM");
            if (endpoint.multicast()) {
                set(IPPROTO_IPV6, IPV6_MULTICAST_HOPS, VRRP_HOP_LIMIT, "MULTICAST_HOPS");
            }
        }
        bindToDevice(endpoint.device() == null ? endpoint.vrf() : deviceName());
        if (endpoint.multicast()) {
            int index = endpoint.deviceIndex();
            if (ipv4) {
                checked(SocketOptions.multicastInterface(fd, index), "MULTICAST_IF");
            } else {
                set(IPPROTO_IPV6, IPV6_MULTICAST_IF, index, "MULTICAST_IF");
            }
            setOfFamily(IP_MULTICAST_LOOP, IPV6_MULTICAST_LOOP, 0, "MULTICAST_LOOP");
        }
        setOfFamily(IP_TOS, IPV6_TCLASS, INTERNETWORK_CONTROL, ipv4 ? "TOS" : "TCLASS");
        checked(SocketOptions.receiveNothing(fd), "ATTACH_FILTER");
    }

    /** An address as the kernel wants it: a link-local one needs its interface. */
    static int socketAddress(ByteBuffer target, VrrpEndpoint endpoint, InetAddress address) {
        boolean linkLocal = address.isLinkLocalAddress() || address.isMCLinkLocal();
        return SocketAddresses.inet(target, address.getAddress(), 0, linkLocal ? endpoint.deviceIndex() : 0);
    }

    /** Otherwise a socket gets the packets of all groups that anybody on the machine has joined. */
    private void ignoreGroupsOfOthers() throws SystemCallException {
        setOfFamily(IP_MULTICAST_ALL, IPV6_MULTICAST_ALL, 0, "MULTICAST_ALL");
    }

    private @Nullable String deviceName() {
        VrrpEndpoint.Device device = endpoint.device();
        return device == null ? null : device.name();
    }

    private void bindToDevice(@Nullable String name) throws SystemCallException {
        if (name != null) {
            checked(SocketOptions.bindToDevice(fd, name), "BINDTODEVICE " + name);
        }
    }

    /** The option of the endpoint's family. */
    private void setOfFamily(int option4, int option6, int value, String name) throws SystemCallException {
        set(ipv4 ? IPPROTO_IP : IPPROTO_IPV6, ipv4 ? option4 : option6, value, name);
    }

    private void set(int level, int option, int value, String name) throws SystemCallException {
        checked(Syscalls.setsockopt(fd, level, option, value), name);
    }

    private void checked(int result, String option) throws SystemCallException {
        check(result, "setsockopt", object + ", " + option);
    }
}

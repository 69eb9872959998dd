package io.vipward.netlink.linux;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Socket addresses as bytes: sockaddr_in and sockaddr_in6 (linux/in.h, in6.h), sockaddr_nl (linux/netlink.h), sockaddr_ll
 * (linux/if_packet.h), sockaddr_un (linux/un.h). Encoders write from a buffer's first byte, whatever its position and order,
 * and return the length. Any thread.
 */
public final class SocketAddresses {
    /** The largest address, sockaddr_storage. */
    public static final int MAX_BYTES = 128;

    private static final int IN_BYTES = 16;
    private static final int IN6_BYTES = 28;
    private static final int NL_BYTES = 12;
    private static final int LL_BYTES = 20;
    private static final int UN_PATH = 2;
    private static final int UN_PATH_BYTES = 108;
    private static final int LL_ADDRESS_BYTES = 8;

    private SocketAddresses() {}

    /** A zeroed direct buffer with room for any socket address. */
    public static ByteBuffer buffer() {
        return Native.buffer(MAX_BYTES);
    }

    /** An IPv4 or IPv6 address with a port; the scope of an IPv6 address is its scope id. */
    public static int inet(ByteBuffer target, InetAddress address, int port) {
        return inet(target, address.getAddress(), port, scopeOf(address));
    }

    /**
     * An IPv4 or IPv6 address as bytes: sockaddr_in {0 family, 2 port, 4 address} or sockaddr_in6 {0 family, 2 port, 4 flow,
     * 8 address, 24 scope}.
     *
     * @param address 4 or 16 bytes
     * @param scope the interface index of a link-local IPv6 address, else 0
     */
    public static int inet(ByteBuffer target, byte[] address, int port, int scope) {
        target.put(2, (byte) (port >> 8)).put(3, (byte) port);
        if (address.length == 4) {
            family(target, SocketConstants.AF_INET);
            target.put(4, address).putLong(8, 0);
            return IN_BYTES;
        }
        family(target, SocketConstants.AF_INET6);
        target.putInt(4, 0).put(8, address);
        hostInt(target, 24, scope);
        return IN6_BYTES;
    }

    /** The IPv4 or IPv6 address and port in a buffer's first bytes, or null if there is no such address in it. */
    public static @Nullable InetSocketAddress decodeInet(ByteBuffer source, int length) {
        int family = length >= 2 ? (source.get(0) & 0xff) | ((source.get(1) & 0xff) << 8) : 0;
        boolean four = family == SocketConstants.AF_INET && length >= IN_BYTES;
        boolean six = family == SocketConstants.AF_INET6 && length >= IN6_BYTES;
        if (!four && !six) {
            return null;
        }
        byte[] bytes = new byte[four ? 4 : 16];
        source.get(four ? 4 : 8, bytes);
        int port = ((source.get(2) & 0xff) << 8) | (source.get(3) & 0xff);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(bytes), port);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            throw new IllegalStateException(notFourOrSixteenBytes);
        }
    }

    /**
     * A netlink port: sockaddr_nl {0 family, 4 u32 pid, 8 u32 groups}.
     *
     * @param port 0 for the kernel, or for a number that the kernel chooses
     */
    public static int netlink(ByteBuffer target, int port) {
        target.putInt(0, 0);
        family(target, SocketConstants.AF_NETLINK);
        hostInt(target, 4, port);
        hostInt(target, 8, 0);
        return NL_BYTES;
    }

    /** The port of the netlink address in a buffer's first bytes, 0 for the kernel; -1 if it is no such address. */
    public static int decodeNetlinkPort(ByteBuffer source, int length) {
        if (length < NL_BYTES || source.get(0) != SocketConstants.AF_NETLINK) {
            return -1;
        }
        return source.duplicate().order(ByteOrder.nativeOrder()).getInt(4);
    }

    /**
     * A link-layer address: sockaddr_ll {0 family, 2 u16 protocol (network order), 4 i32 interface, 8 u16 hardware type, 10
     * u8 packet type, 11 u8 address length, 12 address[8]}.
     *
     * @param protocol an EtherType
     * @param linkIndex the interface, 0 for all when binding
     * @param address at most 8 bytes; empty when binding
     */
    public static int packet(ByteBuffer target, int protocol, int linkIndex, byte[] address) {
        if (address.length > LL_ADDRESS_BYTES) {
            throw new IllegalArgumentException("a link-layer address of " + address.length + " bytes");
        }
        family(target, SocketConstants.AF_PACKET);
        target.put(2, (byte) (protocol >> 8)).put(3, (byte) protocol);
        hostInt(target, 4, linkIndex);
        hostInt(target, 8, 0);
        target.putLong(12, 0);
        if (address.length > 0) {
            target.put(8, (byte) SocketConstants.ARPHRD_ETHER)
                    .put(11, (byte) address.length)
                    .put(12, address);
        }
        return LL_BYTES;
    }

    /**
     * A local socket: its path as UTF-8, or with a leading {@code @} a name in the abstract space (unix(7)).
     *
     * @throws IllegalArgumentException if it has more than 107 bytes
     */
    public static int unix(ByteBuffer target, String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= UN_PATH_BYTES) {
            throw new IllegalArgumentException("a socket path has at most 107 bytes: " + path);
        }
        family(target, SocketConstants.AF_UNIX);
        target.put(UN_PATH, bytes).put(UN_PATH + bytes.length, (byte) 0);
        if (path.startsWith("@")) {
            target.put(UN_PATH, (byte) 0);
            return UN_PATH + bytes.length;
        }
        return UN_PATH + bytes.length + 1;
    }

    private static int scopeOf(InetAddress address) {
        return address instanceof Inet6Address six ? six.getScopeId() : 0;
    }

    /** The family is a short in host byte order; both supported architectures are little endian, but this is neither. */
    private static void family(ByteBuffer target, int family) {
        ByteOrder order = target.order();
        target.order(ByteOrder.nativeOrder()).putShort(0, (short) family).order(order);
    }

    private static void hostInt(ByteBuffer target, int offset, int value) {
        ByteOrder order = target.order();
        target.order(ByteOrder.nativeOrder()).putInt(offset, value).order(order);
    }
}

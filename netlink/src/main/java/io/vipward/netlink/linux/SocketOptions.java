package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.SocketConstants.*;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Socket options whose values are structures. Each returns 0 or the negative errno. Any thread. */
public final class SocketOptions {
    private static final int TIMEVAL_BYTES = 16;
    private static final int MREQN_BYTES = 12;
    private static final int MREQ6_BYTES = 20;
    private static final int FPROG_BYTES = 16;

    private SocketOptions() {}

    /** Asks for a send buffer, if need be and we may beyond net.core.wmem_max. The kernel doubles it. */
    public static int sendBuffer(int fd, int bytes) {
        int forced = Syscalls.setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, bytes);
        return forced >= 0 ? forced : Syscalls.setsockopt(fd, SOL_SOCKET, SO_SNDBUF, bytes);
    }

    /** Asks for a receive buffer, if need be and we may beyond net.core.rmem_max. The kernel doubles it. */
    public static int receiveBuffer(int fd, ReceiveBuffer buffer) {
        return buffer.force()
                ? receiveBuffer(fd, buffer.bytes())
                : Syscalls.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, buffer.bytes());
    }

    /** The same, beyond the system's limit if we may. */
    public static int receiveBuffer(int fd, int bytes) {
        int forced = Syscalls.setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, bytes);
        return forced >= 0 ? forced : Syscalls.setsockopt(fd, SOL_SOCKET, SO_RCVBUF, bytes);
    }

    /** Bounds how long a receiving call blocks (SO_RCVTIMEO, struct timeval). */
    public static int receiveTimeout(int fd, int milliseconds) {
        ByteBuffer timeval = Native.buffer(TIMEVAL_BYTES);
        timeval.putLong(0, milliseconds / 1_000).putLong(8, milliseconds % 1_000 * 1_000L);
        return Syscalls.setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, timeval, TIMEVAL_BYTES);
    }

    /** Sends and receives on one interface only; it survives a renaming of the interface, not its recreation. */
    public static int bindToDevice(int fd, String name) {
        ByteBuffer string = Native.string(name);
        return Syscalls.setsockopt(
                fd, SOL_SOCKET, SO_BINDTODEVICE, string, name.getBytes(StandardCharsets.UTF_8).length);
    }

    /** Joins an IPv4 multicast group on an interface (struct ip_mreqn). */
    public static int joinGroup(int fd, byte[] group, int linkIndex) {
        ByteBuffer mreqn = Native.buffer(MREQN_BYTES).put(0, group).putInt(8, linkIndex);
        return Syscalls.setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, mreqn, MREQN_BYTES);
    }

    /** Joins an IPv6 multicast group on an interface (struct ipv6_mreq). */
    public static int joinGroup6(int fd, byte[] group, int linkIndex) {
        ByteBuffer mreq = Native.buffer(MREQ6_BYTES).put(0, group).putInt(16, linkIndex);
        return Syscalls.setsockopt(fd, IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP, mreq, MREQ6_BYTES);
    }

    /** Sends IPv4 multicast through an interface (struct ip_mreqn). */
    public static int multicastInterface(int fd, int linkIndex) {
        ByteBuffer mreqn = Native.buffer(MREQN_BYTES).putInt(8, linkIndex);
        return Syscalls.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_IF, mreqn, MREQN_BYTES);
    }

    /**
     * Receives nothing: a filter of the one instruction {@code ret 0} (struct sock_fprog, linux/filter.h). A socket that only
     * sends would queue a copy of each packet of its kind otherwise.
     */
    public static int receiveNothing(int fd) {
        return filter(fd, new FilterInstruction(FilterInstruction.RETURN, 0, 0, 0));
    }

    /**
     * Receives only what a program lets through (struct sock_fprog, linux/filter.h); it takes the place of an earlier one.
     *
     * @param program ends with a return on every path
     */
    public static int filter(int fd, FilterInstruction... program) {
        ByteBuffer memory = Native.buffer(FPROG_BYTES + program.length * FilterInstruction.BYTES);
        memory.putShort(0, (short) program.length).putLong(8, Native.address(memory) + FPROG_BYTES);
        memory.position(FPROG_BYTES);
        for (FilterInstruction instruction : program) {
            instruction.writeTo(memory);
        }
        return Syscalls.setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, memory, FPROG_BYTES);
    }
}

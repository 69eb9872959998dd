package io.vipward.netlink.inet;

import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.Syscalls;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Asks the kernel for the port that a socket has. Any thread. */
final class LocalPort {
    private LocalPort() {}

    /** 0 while it has none. */
    static int of(int fd) {
        ByteBuffer address = SocketAddresses.buffer();
        int length = Syscalls.getsockname(fd, address);
        InetSocketAddress bound = length < 0 ? null : SocketAddresses.decodeInet(address, length);
        return bound == null ? 0 : bound.getPort();
    }
}

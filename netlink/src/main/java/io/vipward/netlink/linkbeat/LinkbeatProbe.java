package io.vipward.netlink.linkbeat;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.InterfaceCalls;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.Link;
import java.util.Optional;

/**
 * Asks interfaces for their link. It asks the hardware, which may take some milliseconds. For one thread at a time; in the
 * network namespace of the thread that opened it.
 */
public final class LinkbeatProbe implements AutoCloseable {
    private static final int MII_STATUS = 1;
    private static final int MII_STATUS_LINK = 0x04;

    private final int fd;
    private boolean closed;

    private LinkbeatProbe(int fd) {
        this.fd = fd;
    }

    /**
     * Opens the socket that the questions go through.
     *
     * @throws SystemCallException if the kernel refuses
     */
    public static LinkbeatProbe open() throws SystemCallException {
        int type = SocketConstants.SOCK_DGRAM | SocketConstants.SOCK_CLOEXEC;
        int fd = Syscalls.socket(SocketConstants.AF_INET, type, 0);
        return new LinkbeatProbe(SystemCallException.check(fd, "socket", "linkbeat"));
    }

    /** The first method that the interface answers, none if there is no such interface. */
    public Optional<LinkbeatMethod> methodFor(String linkName) {
        for (LinkbeatMethod method : LinkbeatMethod.values()) {
            if (state(linkName, method) instanceof LinkState.Known) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** Asks. */
    public LinkState state(String linkName, LinkbeatMethod method) {
        return switch (method) {
            case MII -> mii(linkName);
            case ETHTOOL -> state(InterfaceCalls.ethtoolLink(fd, linkName), 1);
            case IOCTL -> state(InterfaceCalls.flags(fd, linkName), Link.UP | Link.RUNNING);
        };
    }

    /** Closes the socket. Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(fd);
        }
    }

    /** The bit stays 0 after a loss until it has been read (IEEE 802.3, clause 22), so the second answer counts. */
    private LinkState mii(String linkName) {
        InterfaceCalls.miiRegister(fd, linkName, MII_STATUS);
        return state(InterfaceCalls.miiRegister(fd, linkName, MII_STATUS), MII_STATUS_LINK);
    }

    private static LinkState state(int answer, int needed) {
        return answer < 0 ? new LinkState.Unknown(Errno.of(answer)) : LinkState.of((answer & needed) == needed);
    }
}

package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.*;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.loop.Timer;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect by TCP, which never blocks. On the loop's thread. The result is handed over in a later turn of the
 * loop, once, and the connection is then closed unless the receiver of the result has called {@link #release}.
 */
public final class TcpConnection {
    private static final int STREAM = SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK;

    private final EventLoop loop;
    private final Consumer<ConnectResult> whenDone;
    private final Timer timer;
    private final long startedNanos;
    private final ByteBuffer address = SocketAddresses.buffer();
    private int fd = -1;
    private @Nullable Registration registration;
    private @Nullable ConnectResult early;
    private boolean done;

    private TcpConnection(EventLoop loop, Consumer<ConnectResult> whenDone) {
        this.loop = loop;
        this.whenDone = whenDone;
        this.startedNanos = loop.now();
        this.timer = loop.limit("connect", now -> onTimer());
    }

    /**
     * Starts to connect.
     *
     * @param timeoutNanos how long to wait for the server, above 0
     * @param whenDone gets the result in a later turn of the loop, unless {@link #cancel} comes first
     */
    public static TcpConnection start(
            EventLoop loop, TcpTarget target, long timeoutNanos, Consumer<ConnectResult> whenDone) {
        TcpConnection connection = new TcpConnection(loop, whenDone);
        connection.early = connection.connect(target);
        connection.timer.armAt(connection.startedNanos + (connection.early == null ? timeoutNanos : 0));
        return connection;
    }

    /** Gives up; no result will come. After the result: nothing happens. */
    public void cancel() {
        if (!done) {
            finish();
        }
    }

    /**
     * Takes the connected descriptor over: the caller closes it. Only while a {@link ConnectResult.Connected} is being handed
     * over.
     */
    public int release() {
        if (!done || fd < 0) {
            throw new IllegalStateException("there is no connection to release");
        }
        int released = fd;
        fd = -1;
        return released;
    }

    /** The result if there is one at once; null while the connecting goes on. */
    private @Nullable ConnectResult connect(TcpTarget target) {
        int family = target.address() instanceof Inet4Address ? AF_INET : AF_INET6;
        int opened = Syscalls.socket(family, STREAM, IPPROTO_TCP);
        if (opened < 0) {
            return new ConnectResult.Unable("socket", Errno.of(opened));
        }
        fd = opened;
        ConnectResult refused = prepare(target);
        if (refused != null) {
            return refused;
        }
        int result = Syscalls.connect(fd, address, SocketAddresses.inet(address, target.address(), target.port()));
        if (result >= 0) {
            return new ConnectResult.Connected(0);
        }
        Errno errno = Errno.of(result);
        if (errno != Errno.EINPROGRESS) {
            return saysNo(errno) ? new ConnectResult.Refused(errno) : new ConnectResult.Unable("connect", errno);
        }
        try {
            registration = loop.register(fd, Events.OUT, events -> onReady());
        } catch (SystemCallException refusal) {
            return new ConnectResult.Unable("epoll_ctl", refusal.errno());
        }
        return null;
    }

    private @Nullable ConnectResult prepare(TcpTarget target) {
        int result = target.mark() == 0 ? 0 : Syscalls.setsockopt(fd, SOL_SOCKET, SO_MARK, target.mark());
        if (result < 0) {
            return new ConnectResult.Unable("SO_MARK", Errno.of(result));
        }
        String device = target.device();
        result = device == null ? 0 : SocketOptions.bindToDevice(fd, device);
        if (result < 0) {
            return new ConnectResult.Unable("SO_BINDTODEVICE", Errno.of(result));
        }
        InetSocketAddress source = target.source();
        if (source != null) {
            result = bind(source);
        }
        return result < 0 ? new ConnectResult.Unable("bind", Errno.of(result)) : null;
    }

    /** A fixed port would be taken by the last attempt's TIME_WAIT for a minute, so it is reused. */
    private int bind(InetSocketAddress source) {
        int result = source.getPort() == 0 ? 0 : Syscalls.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, 1);
        return result < 0
                ? result
                : Syscalls.bind(fd, address, SocketAddresses.inet(address, source.getAddress(), source.getPort()));
    }

    /** Writable, or in error: SO_ERROR decides. */
    private void onReady() {
        int error = Syscalls.getsockopt(fd, SOL_SOCKET, SO_ERROR);
        if (error == 0) {
            deliver(new ConnectResult.Connected(loop.now() - startedNanos));
        } else if (Errno.of(error) == Errno.ETIMEDOUT) {
            deliver(new ConnectResult.TimedOut());
        } else if (Errno.of(error) != Errno.EINPROGRESS) {
            deliver(new ConnectResult.Refused(Errno.of(error)));
        }
    }

    private void onTimer() {
        deliver(early != null ? early : new ConnectResult.TimedOut());
    }

    private void deliver(ConnectResult result) {
        detach();
        try {
            whenDone.accept(result);
        } finally {
            closeDescriptor();
        }
    }

    private void finish() {
        detach();
        closeDescriptor();
    }

    private void detach() {
        done = true;
        timer.cancel();
        if (registration != null) {
            registration.close();
            registration = null;
        }
    }

    private void closeDescriptor() {
        if (fd >= 0) {
            Syscalls.close(fd);
            fd = -1;
        }
    }

    /** What says something about the server or the way to it; anything else is our own trouble. */
    private static boolean saysNo(Errno errno) {
        return switch (errno) {
            case ENETUNREACH, EHOSTUNREACH, ECONNREFUSED, EHOSTDOWN, ENETDOWN, ECONNRESET, ECONNABORTED, ETIMEDOUT ->
                true;
            default -> false;
        };
    }
}

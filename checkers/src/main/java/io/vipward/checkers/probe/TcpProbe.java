package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.TcpConnection;
import io.vipward.netlink.inet.TcpTarget;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.TcpCheck;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * TCP_CHECK: the three-way handshake completes, and the connection is closed at once; nothing is sent or read. On the loop's
 * thread.
 */
final class TcpProbe implements Prober {
    private final EventLoop loop;
    private final ConnectionTarget target;

    TcpProbe(EventLoop loop, TcpCheck check) {
        this.loop = loop;
        this.target = check.target();
    }

    @Override
    public Attempt start(int url, Consumer<ProbeResult> whenDone) {
        if (target.port() == 0) {
            return refusePortZero(whenDone);
        }
        TcpConnection connection = TcpConnection.start(
                loop,
                tcpTarget(target),
                target.connectTimeoutNanos(),
                result -> whenDone.accept(judge(result, target)));
        return connection::cancel;
    }

    /** Nothing listens on port 0, and asking the network would only take longer to say so. */
    private Attempt refusePortZero(Consumer<ProbeResult> whenDone) {
        ProbeResult refused = new ProbeResult.Failure(Errno.ECONNREFUSED.text() + " (the check has no port)");
        Timer later = loop.timer("connect to port 0", now -> whenDone.accept(refused));
        later.armAt(loop.now());
        return later::cancel;
    }

    private static TcpTarget tcpTarget(ConnectionTarget target) {
        InetAddress source = target.source().address();
        // A bind_port without bindto has no effect, as in keepalived.
        @Nullable
        InetSocketAddress from = source == null
                ? null
                : new InetSocketAddress(source, target.source().port());
        return new TcpTarget(
                target.address(),
                target.port(),
                (int) target.socketMark(),
                target.source().interfaceName(),
                from);
    }

    private static ProbeResult judge(ConnectResult result, ConnectionTarget target) {
        if (result instanceof ConnectResult.Connected) {
            return ProbeResult.SUCCESS;
        }
        if (result instanceof ConnectResult.TimedOut) {
            return ProbeResult.TIMED_OUT;
        }
        if (result instanceof ConnectResult.Refused refused) {
            return new ProbeResult.Failure(refused.errno().text());
        }
        if (result instanceof ConnectResult.Unable unable) {
            return unable(unable, target);
        }
        throw new IllegalStateException("no verdict for " + result);
    }

    private static ProbeResult unable(ConnectResult.Unable unable, ConnectionTarget target) {
        Errno errno = unable.errno();
        String device = target.source().interfaceName();
        return switch (unable.step()) {
            case "SO_MARK" ->
                new ProbeResult.LocalError(
                        ProbeResult.Stage.MARK, errno.code(), errno.text(), Long.toString(target.socketMark()));
            case "SO_BINDTODEVICE" ->
                new ProbeResult.LocalError(
                        ProbeResult.Stage.DEVICE, errno.code(), errno.text(), device == null ? "" : device);
            case "bind" -> new ProbeResult.LocalError(ProbeResult.Stage.BIND, errno.code(), errno.text(), "");
            case "connect" -> new ProbeResult.LocalError(ProbeResult.Stage.CONNECT, errno.code(), errno.text(), "");
            default -> new ProbeResult.LocalError(ProbeResult.Stage.SOCKET, errno.code(), errno.text(), "");
        };
    }
}

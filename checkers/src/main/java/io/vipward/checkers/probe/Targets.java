package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.TcpTarget;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.parser.model.ConnectionTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Targets of checkers as the network layer wants them, and its troubles as checkers name them. */
final class Targets {
    private Targets() {}

    /** A {@code bind_port} without {@code bindto} has no effect, as in keepalived. */
    static TcpTarget tcp(ConnectionTarget target) {
        InetAddress source = target.source().address();
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

    /** As above; what asks by datagrams may have no port. */
    static TcpTarget datagram(ConnectionTarget target) {
        int port = Math.max(1, target.port());
        return tcp(new ConnectionTarget(
                target.address(), port, target.source(), target.socketMark(), target.connectTimeoutNanos()));
    }

    /** A socket that the loop cannot watch. */
    static ProbeResult noSocket(SystemCallException refused) {
        return new ProbeResult.LocalError(
                ProbeResult.Stage.SOCKET,
                refused.errno().code(),
                refused.errno().text(),
                "");
    }

    /** What could not be tried, for a reason of this machine. */
    static ProbeResult unable(ConnectResult.Unable unable, ConnectionTarget target) {
        Errno errno = unable.errno();
        String device = target.source().interfaceName();
        ProbeResult.Stage stage = switch (unable.step()) {
            case "SO_MARK" -> ProbeResult.Stage.MARK;
            case "SO_BINDTODEVICE" -> ProbeResult.Stage.DEVICE;
            case "bind" -> ProbeResult.Stage.BIND;
            case "connect" -> ProbeResult.Stage.CONNECT;
            default -> ProbeResult.Stage.SOCKET;
        };
        String object = switch (stage) {
            case MARK -> Long.toString(target.socketMark());
            case DEVICE -> device == null ? "" : device;
            case SOCKET, BIND, CONNECT -> "";
        };
        return new ProbeResult.LocalError(stage, errno.code(), errno.text(), object);
    }
}

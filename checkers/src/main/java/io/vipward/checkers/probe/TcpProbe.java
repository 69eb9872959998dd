package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.TcpConnection;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.TcpCheck;
import java.util.function.Consumer;

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
        TcpConnection connection = TcpConnection.start(
                loop,
                Targets.tcp(target),
                target.connectTimeoutNanos(),
                result -> whenDone.accept(judge(result, target)));
        return connection::cancel;
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
            return Targets.unable(unable, target);
        }
        throw new IllegalStateException("no verdict for " + result);
    }
}

package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TcpCheckTable;
import io.vipward.parser.schema.VirtualServerTable;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Completes one {@code TCP_CHECK}: its own settings, then the real server's, the virtual server's, the defaults. */
final class TcpCheckerCheck {
    private static final long DEFAULT_DELAY_LOOP = 60 * Globals.NANOS;
    private static final long DEFAULT_CONNECT_TIMEOUT = 5 * Globals.NANOS;
    private static final long DEFAULT_DELAY_BEFORE_RETRY = Globals.NANOS;
    private static final long DEFAULT_RETRY = 1;

    private final BoundBlock block;
    private final ServerAddress server;
    private final BoundBlock realServer;
    private final VirtualServerCheck service;

    TcpCheckerCheck(BoundBlock block, ServerAddress server, BoundBlock realServer, VirtualServerCheck service) {
        this.block = block;
        this.server = server;
        this.realServer = realServer;
        this.service = service;
    }

    /** The checker, or null with a diagnostic. */
    @Nullable
    TcpCheck complete() {
        InetAddress address = block.get(TcpCheckTable.CONNECT_IP, server.address());
        String bindInterface = block.get(TcpCheckTable.BIND_IF);
        if (block.isLeftOut()) {
            return null;
        }
        if (address instanceof Inet6Address v6 && v6.isLinkLocalAddress() && bindInterface == null) {
            service.report()
                    .add(
                            DiagnosticCode.INVALID_ADDRESS,
                            block.span(),
                            "the link-local address " + address.getHostAddress()
                                    + " needs bind_if; the checker is dropped");
            return null;
        }
        ConnectionTarget target = new ConnectionTarget(
                address,
                port(),
                bindAddress(address),
                block.get(TcpCheckTable.BIND_PORT, 0L).intValue(),
                bindInterface,
                block.get(TcpCheckTable.FWMARK, 0L));
        return new TcpCheck(block.origins(), target, schedule());
    }

    /** The port of the real server as written; where none was written, that of the service. */
    private int port() {
        int inherited = server.port() == 0 ? service.address().port() : server.port();
        return block.get(TcpCheckTable.CONNECT_PORT, (long) inherited).intValue();
    }

    private @Nullable InetAddress bindAddress(InetAddress target) {
        Setting<InetAddress> bind = block.setting(TcpCheckTable.BINDTO);
        if (bind == null || bind.value() instanceof Inet6Address == target instanceof Inet6Address) {
            return bind == null ? null : bind.value();
        }
        service.report()
                .add(
                        DiagnosticCode.FAMILY_MISMATCH,
                        bind.at().span(),
                        bind.at() + " is not of the family of " + target.getHostAddress() + "; bindto is ignored");
        return null;
    }

    private CheckSchedule schedule() {
        BoundBlock virtualServer = service.block();
        long delayLoop = block.get(
                TcpCheckTable.DELAY_LOOP,
                realServer.get(
                        RealServerTable.DELAY_LOOP,
                        virtualServer.get(VirtualServerTable.DELAY_LOOP, DEFAULT_DELAY_LOOP)));
        long timeout = block.get(
                TcpCheckTable.CONNECT_TIMEOUT,
                realServer.get(
                        RealServerTable.CONNECT_TIMEOUT,
                        virtualServer.get(VirtualServerTable.CONNECT_TIMEOUT, DEFAULT_CONNECT_TIMEOUT)));
        long retry = block.get(
                TcpCheckTable.RETRY,
                realServer.get(RealServerTable.RETRY, virtualServer.get(VirtualServerTable.RETRY, DEFAULT_RETRY)));
        long delayBeforeRetry = block.get(
                TcpCheckTable.DELAY_BEFORE_RETRY,
                realServer.get(
                        RealServerTable.DELAY_BEFORE_RETRY,
                        virtualServer.get(VirtualServerTable.DELAY_BEFORE_RETRY, DEFAULT_DELAY_BEFORE_RETRY)));
        long warmup = block.get(
                TcpCheckTable.WARMUP,
                realServer.get(RealServerTable.WARMUP, virtualServer.get(VirtualServerTable.WARMUP, delayLoop)));
        boolean alpha = block.get(
                TcpCheckTable.ALPHA,
                realServer.get(RealServerTable.ALPHA, virtualServer.isOn(VirtualServerTable.ALPHA)));
        int retries = (int) Math.min(retry, Integer.MAX_VALUE);
        return new CheckSchedule(delayLoop, timeout, retries, delayBeforeRetry, warmup, alpha);
    }
}

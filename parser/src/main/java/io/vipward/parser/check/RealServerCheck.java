package io.vipward.parser.check;

import io.vipward.parser.model.CheckDefaults;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.RealServerSettings;
import io.vipward.parser.model.ServerDefaults;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.ServerBlock;
import org.jspecify.annotations.Nullable;

/** Completes one {@code real_server}: its own settings first, then the virtual server's, then the defaults. */
final class RealServerCheck {
    private final ServerAddress address;
    private final BoundBlock block;
    private final ServerDefaults inherited;
    private final Report report;

    RealServerCheck(ServerBlock server, ServerDefaults inherited, Report report) {
        this.address = server.address();
        this.block = server.block();
        this.inherited = inherited;
        this.report = report;
    }

    /**
     * The real server.
     *
     * @param port as the kernel gets it
     * @param checkPort for checkers that do not say
     * @param order of its virtual server at the top level
     */
    RealServer complete(Forwarding forwarding, int port, int checkPort, int order, BalancingContext context) {
        CheckDefaults defaults = checkDefaults();
        String ownHost = block.get(RealServerTable.VIRTUALHOST);
        Inheritance inheritance = new Inheritance(
                address.address(),
                checkPort,
                defaults,
                inherited.checks().delayLoopNanos(),
                context.globals().isOn(GlobalDefsTable.CHECKER_LOG_ALL_FAILURES),
                ownHost == null ? inherited.virtualHost() : ownHost);
        CheckersCheck checkers = new CheckersCheck(inheritance, context.trackables(), order, report);
        return new RealServer(
                address.address(),
                port,
                block.origins(),
                settings(forwarding),
                new RealServer.Reporting(
                        block.get(RealServerTable.SMTP_ALERT, context.smtpAlert(true)),
                        block.get(RealServerTable.NOTIFY_UP),
                        block.get(RealServerTable.NOTIFY_DOWN),
                        block.get(RealServerTable.SNMP_NAME)),
                new RealServer.Checks(defaults, ownHost, checkers.complete(block)));
    }

    private RealServerSettings settings(Forwarding forwarding) {
        return new RealServerSettings(
                forwarding,
                (int) block.number(RealServerTable.WEIGHT, inherited.weight()),
                block.number(RealServerTable.UTHRESHOLD, 0),
                block.number(RealServerTable.LTHRESHOLD, 0),
                block.get(RealServerTable.INHIBIT_ON_FAILURE, inherited.inhibitOnFailure()));
    }

    private CheckDefaults checkDefaults() {
        CheckDefaults service = inherited.checks();
        return new CheckDefaults(
                block.number(RealServerTable.DELAY_LOOP, service.delayLoopNanos()),
                block.number(RealServerTable.CONNECT_TIMEOUT, service.connectTimeoutNanos()),
                first(block.get(RealServerTable.RETRY), service.retry()),
                first(block.get(RealServerTable.DELAY_BEFORE_RETRY), service.delayBeforeRetryNanos()),
                first(block.get(RealServerTable.WARMUP), service.warmupNanos()),
                block.get(RealServerTable.ALPHA, service.alpha()));
    }

    private static @Nullable Long first(@Nullable Long own, @Nullable Long otherwise) {
        return own == null ? otherwise : own;
    }
}

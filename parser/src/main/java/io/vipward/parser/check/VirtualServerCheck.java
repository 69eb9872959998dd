package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.QuorumSettings;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceAddress.Protocol;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Forwarding;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.PersistenceForms;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.ServerBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.VirtualServerTable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes one {@code virtual_server}. */
final class VirtualServerCheck {
    private static final String DEFAULT_SCHEDULER = "wlc";
    private static final Forwarding DEFAULT_FORWARDING = new Forwarding(ForwardingMethod.NAT, null);
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private final ServerAddress address;
    private final BoundBlock block;
    private final Globals globals;
    private final Protocol protocol;
    private final Report report;

    VirtualServerCheck(ServerBlock server, Globals globals, Diagnostics diagnostics) {
        this.address = server.address();
        this.block = server.block();
        this.globals = globals;
        Protocol written = block.get(VirtualServerTable.PROTOCOL);
        this.protocol = written == null ? Protocol.UDP : written;
        String name = "[" + address.address().getHostAddress() + "]:"
                + protocol.name().toLowerCase(Locale.ROOT) + ":" + address.port();
        this.report = new Report("virtual server " + name, diagnostics);
    }

    /** The virtual server, or null with a diagnostic if it cannot, or must not, run. */
    @Nullable
    VirtualServer complete() {
        if (block.isLeftOut() || isRefused()) {
            return null;
        }
        reportDefaults();
        int persistence = persistenceSeconds();
        List<RealServer> servers = realServers();
        if (servers.isEmpty()) {
            reportNoServers();
            return null;
        }
        return new VirtualServer(
                new ServiceAddress(address.address(), address.port(), protocol),
                block.origins(),
                service(persistence),
                quorum(servers),
                sorryServer(servers),
                servers);
    }

    private boolean isRefused() {
        Forwarding forwarding = block.get(VirtualServerTable.LB_KIND);
        if (forwarding == null || forwarding.isSupported()) {
            return false;
        }
        report.add(
                DiagnosticCode.REFUSED,
                block.span(VirtualServerTable.LB_KIND),
                forwarding.encapsulation() + " tunnels are not supported by this version; it is left out");
        return true;
    }

    private void reportDefaults() {
        if (!block.has(VirtualServerTable.PROTOCOL)) {
            defaulted("protocol", "UDP");
        }
        if (!block.has(VirtualServerTable.LB_ALGO)) {
            defaulted("lb_algo", DEFAULT_SCHEDULER);
        }
        if (!block.has(VirtualServerTable.LB_KIND)) {
            defaulted("lb_kind", "NAT");
        }
    }

    private void defaulted(String keyword, String value) {
        report.add(DiagnosticCode.DEFAULT_USED, block.span(), "has no " + keyword + "; " + value + " is used");
    }

    private int persistenceSeconds() {
        boolean granular = block.has(VirtualServerTable.PERSISTENCE_GRANULARITY);
        long seconds =
                block.get(VirtualServerTable.PERSISTENCE_TIMEOUT, granular ? PersistenceForms.DEFAULT_SECONDS : 0L);
        if (address.port() == 0 && seconds == 0) {
            report.add(
                    DiagnosticCode.PORT_ZERO,
                    block.span(),
                    "port 0 works only with persistence; persistence_timeout is set to "
                            + PersistenceForms.DEFAULT_SECONDS);
            seconds = PersistenceForms.DEFAULT_SECONDS;
        }
        return (int) seconds;
    }

    private ServiceSettings service(int persistenceSeconds) {
        String scheduler = block.get(VirtualServerTable.LB_ALGO, DEFAULT_SCHEDULER);
        boolean onePacket = block.isOn(VirtualServerTable.OPS);
        if (onePacket && protocol != Protocol.UDP) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VirtualServerTable.OPS),
                    "ops works with UDP only and is cleared");
            onePacket = false;
        }
        int flags = new SchedulerFlags(block, scheduler, report).number();
        return new ServiceSettings(scheduler, flags, onePacket, persistenceSeconds, granularity());
    }

    private int granularity() {
        int most = address.isV6() ? V6_BITS : V4_BITS;
        long bits = block.get(VirtualServerTable.PERSISTENCE_GRANULARITY, (long) most);
        if (bits <= most) {
            return (int) bits;
        }
        report.add(
                DiagnosticCode.NUMBER_OUT_OF_RANGE,
                block.span(VirtualServerTable.PERSISTENCE_GRANULARITY),
                "the granularity " + bits + " is more than the " + most + " bits of the address; " + most + " is used");
        return most;
    }

    private List<RealServer> realServers() {
        List<RealServer> servers = new ArrayList<>();
        Set<RealServerCheck.Identity> known = new HashSet<>();
        for (Setting<ServerBlock> setting : block.all(VirtualServerTable.REAL_SERVER)) {
            RealServerCheck check = new RealServerCheck(setting, forwardingAt(setting.order()), this);
            RealServer server = check.complete();
            if (server == null) {
                continue;
            }
            if (known.add(new RealServerCheck.Identity(server.address(), server.port()))) {
                servers.add(server);
            } else {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        setting.value().block().span(),
                        "the real server " + setting.value().address() + " is already there; this one is removed");
            }
        }
        return servers;
    }

    /** What was written before a statement counts for it; where nothing was, what is written later. */
    private Forwarding forwardingAt(int order) {
        Setting<Forwarding> last = block.setting(VirtualServerTable.LB_KIND);
        for (Setting<Forwarding> at = last; at != null; at = at.earlier()) {
            if (at.order() < order) {
                return at.value();
            }
        }
        return last == null ? DEFAULT_FORWARDING : last.value();
    }

    private void reportNoServers() {
        boolean wroteSome = block.has(VirtualServerTable.REAL_SERVER);
        report.add(
                wroteSome ? DiagnosticCode.LEFT_OUT : DiagnosticCode.NO_REAL_SERVER,
                block.span(),
                wroteSome ? "is left out, because all its real servers are" : "has no real servers and is ignored");
    }

    private QuorumSettings quorum(List<RealServer> servers) {
        long total =
                servers.stream().mapToLong(server -> server.settings().weight()).sum();
        long quorum = block.get(VirtualServerTable.QUORUM, 1L);
        long hysteresis = block.get(VirtualServerTable.HYSTERESIS, 0L);
        if (quorum > total) {
            report.add(
                    DiagnosticCode.QUORUM_ADJUSTED,
                    block.span(VirtualServerTable.QUORUM),
                    "the quorum " + quorum + " is more than the total weight " + total + " of the real servers; "
                            + total + " is used");
            quorum = total;
        }
        long most = Math.max(0, quorum - 1);
        if (hysteresis > most) {
            report.add(
                    DiagnosticCode.QUORUM_ADJUSTED,
                    block.span(VirtualServerTable.HYSTERESIS),
                    "the hysteresis " + hysteresis + " must be less than the quorum " + quorum + "; " + most
                            + " is used");
            hysteresis = most;
        }
        return new QuorumSettings(quorum, hysteresis, globals.isOn(GlobalDefsTable.CHECKER_LOG_ALL_FAILURES));
    }

    private @Nullable SorryServer sorryServer(List<RealServer> servers) {
        Setting<ServerAddress> sorry = block.setting(VirtualServerTable.SORRY_SERVER);
        if (sorry == null) {
            warnWithoutSorryServer(VirtualServerTable.SORRY_SERVER_INHIBIT);
            warnWithoutSorryServer(VirtualServerTable.SORRY_SERVER_LVS_METHOD);
            return null;
        }
        Forwarding forwarding = block.get(VirtualServerTable.SORRY_SERVER_LVS_METHOD, forwardingAt(sorry.order()));
        InetAddress host = sorry.value().address();
        boolean tunnel = forwarding.method() == ForwardingMethod.TUN;
        if (!forwarding.isSupported() || (sorry.value().isV6() != address.isV6() && !tunnel)) {
            report.add(
                    forwarding.isSupported() ? DiagnosticCode.FAMILY_MISMATCH : DiagnosticCode.REFUSED,
                    sorry.at().span(),
                    "the sorry server " + sorry.value() + " cannot be reached by " + forwarding + " and is left out");
            return null;
        }
        int port = portFor(sorry.value().port(), forwarding.method(), sorry);
        boolean inhibit = block.isOn(VirtualServerTable.SORRY_SERVER_INHIBIT);
        for (RealServer server : servers) {
            if (server.address().equals(host) && server.port() == port) {
                inhibit = server.settings().inhibitOnFailure();
            }
        }
        return new SorryServer(host, port, forwarding.method(), inhibit);
    }

    private void warnWithoutSorryServer(Keyword<?> keyword) {
        if (block.has(keyword)) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(keyword),
                    keyword.name() + " has no effect without a sorry_server",
                    Advice.help("sorry_server ADDRESS PORT"));
        }
    }

    /** Only NAT can change the port of a packet; 0 is the service's own. */
    int portFor(int written, ForwardingMethod method, Setting<?> where) {
        if (written == 0) {
            return address.port();
        }
        if (method != ForwardingMethod.NAT && written != address.port()) {
            report.add(
                    DiagnosticCode.PORT_MISMATCH,
                    where.at().span(),
                    method + " cannot change the port " + address.port() + " to " + written + "; " + address.port()
                            + " is used");
            return address.port();
        }
        return written;
    }

    ServerAddress address() {
        return address;
    }

    BoundBlock block() {
        return block;
    }

    Report report() {
        return report;
    }
}

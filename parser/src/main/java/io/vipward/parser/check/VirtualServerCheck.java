package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.CheckDefaults;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServerDefaults;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.ServiceAddress.Protocol;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.ServerAddress;
import io.vipward.parser.schema.ServerBlock;
import io.vipward.parser.schema.ServiceBlock;
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
    private static final long DEFAULT_DELAY_LOOP = 60 * Globals.NANOS;
    private static final long DEFAULT_CONNECT_TIMEOUT = 5 * Globals.NANOS;

    private final ServiceBlock.Header header;
    private final BoundBlock block;
    private final int order;
    private final BalancingContext context;
    private final VirtualServerGroups.@Nullable Contents group;
    private final @Nullable Protocol protocol;
    private final Report report;
    /** What is found when the file has been read; keepalived does not look for it in services of an unknown group. */
    private final Report atEnd;

    private final ServiceFamily family;
    private final ServicePorts ports;

    /** What makes two real servers of a virtual server the same. */
    private record Identity(InetAddress address, int port) {}

    VirtualServerCheck(Setting<ServiceBlock> setting, BalancingContext context) {
        this.header = setting.value().header();
        this.block = setting.value().block();
        this.order = setting.order();
        this.context = context;
        this.group =
                header instanceof ServiceBlock.Group named ? context.groups().find(named.name()) : null;
        this.protocol =
                header instanceof ServiceBlock.Mark ? null : block.get(VirtualServerTable.PROTOCOL, Protocol.UDP);
        this.report = new Report("virtual server " + name(), context.diagnostics());
        boolean unknown = header instanceof ServiceBlock.Group && group == null;
        this.atEnd = unknown ? new Report("", new Diagnostics()) : report;
        this.family = new ServiceFamily(
                header instanceof ServiceBlock.Address address ? ServiceFamily.of(address.address()) : null,
                block.setting(VirtualServerTable.IP_FAMILY),
                report);
        this.ports = new ServicePorts(header, group, atEnd);
    }

    /** The virtual server, or null with a diagnostic if it cannot, or must not, run. */
    @Nullable
    VirtualServer complete() {
        if (block.isLeftOut()) {
            return null;
        }
        ServerDefaults defaults = defaults();
        List<RealServer> servers = realServers(defaults);
        if (servers.isEmpty()) {
            report.add(
                    DiagnosticCode.NO_REAL_SERVER,
                    block.end(),
                    block.has(VirtualServerTable.REAL_SERVER)
                            ? "is left out, because all its real servers are"
                            : "has no real servers and is ignored");
            return null;
        }
        AvailabilityCheck availability = new AvailabilityCheck(block, ports, report, atEnd);
        SorryServer sorry = sorryServer(availability, servers);
        reportHeader();
        ServiceSettings service =
                new ServiceSettingsCheck(block, report, atEnd).complete(protocol, family.known(), ports.any());
        boolean hasMarks = header instanceof ServiceBlock.Mark || (group != null && group.hasMarks());
        return new VirtualServer(
                address(),
                block.origins(),
                service,
                availability.complete(servers, sorry, hasMarks, context.smtpAlert(false)),
                defaults,
                servers);
    }

    private String name() {
        if (header instanceof ServiceBlock.Address address) {
            Protocol transport = protocol == null ? Protocol.UDP : protocol;
            return "[" + address.address().address().getHostAddress() + "]:"
                    + transport.name().toLowerCase(Locale.ROOT) + ":"
                    + address.address().port();
        }
        return header instanceof ServiceBlock.Mark mark
                ? "FWM " + mark.mark()
                : "[" + ((ServiceBlock.Group) header).name() + "]";
    }

    private ServiceAddress address() {
        Family known = family.known();
        Protocol transport = protocol == null ? Protocol.UDP : protocol;
        if (header instanceof ServiceBlock.Address address) {
            return new ServiceAddress.Endpoint(
                    address.address().address(), address.address().port(), transport);
        }
        return header instanceof ServiceBlock.Mark mark
                ? new ServiceAddress.Mark(mark.mark(), known == null ? Family.INET : known)
                : new ServiceAddress.Group(((ServiceBlock.Group) header).name(), transport, known);
    }

    private void reportHeader() {
        boolean wroteProtocol = block.has(VirtualServerTable.PROTOCOL);
        if (protocol == null && wroteProtocol) {
            atEnd.add(
                    DiagnosticCode.SETTING_CLEARED,
                    block.span(VirtualServerTable.PROTOCOL),
                    "protocol has no meaning for a fwmark and is ignored");
        } else if (protocol != null
                && !wroteProtocol
                && (group == null || !group.ports().isEmpty())) {
            atEnd.add(DiagnosticCode.DEFAULT_USED, block.span(), "has no protocol; UDP is used");
        }
        if (header instanceof ServiceBlock.Group named && group == null) {
            report.add(
                    DiagnosticCode.UNKNOWN_GROUP,
                    block.header().span(),
                    "is not defined, so that there is nothing to balance",
                    Advice.help("define it with virtual_server_group " + named.name() + " { ... }"));
        }
    }

    private ServerDefaults defaults() {
        return new ServerDefaults(
                block.get(VirtualServerTable.LB_KIND, Forwarding.NAT),
                block.get(VirtualServerTable.WEIGHT, 1L).intValue(),
                block.isOn(VirtualServerTable.INHIBIT_ON_FAILURE),
                block.get(VirtualServerTable.VIRTUALHOST),
                new CheckDefaults(
                        block.get(VirtualServerTable.DELAY_LOOP, DEFAULT_DELAY_LOOP),
                        block.get(VirtualServerTable.CONNECT_TIMEOUT, DEFAULT_CONNECT_TIMEOUT),
                        block.get(VirtualServerTable.RETRY),
                        block.get(VirtualServerTable.DELAY_BEFORE_RETRY),
                        block.get(VirtualServerTable.WARMUP),
                        block.isOn(VirtualServerTable.ALPHA)));
    }

    private List<RealServer> realServers(ServerDefaults defaults) {
        List<RealServer> servers = new ArrayList<>();
        Set<Identity> written = new HashSet<>();
        Set<Identity> completed = new HashSet<>();
        boolean undecided = false;
        for (Setting<ServerBlock> setting : block.all(VirtualServerTable.REAL_SERVER)) {
            ServerAddress address = setting.value().address();
            BoundBlock server = setting.value().block();
            Forwarding forwarding = server.get(RealServerTable.LVS_METHOD, forwardingAt(setting.order()));
            undecided |= !server.has(RealServerTable.LVS_METHOD);
            if (server.isLeftOut()
                    || !family.admits(address, forwarding.method(), setting.order(), "real server", server::end)) {
                continue;
            }
            int port = ports.of(
                    address,
                    forwarding.method(),
                    () -> "real server " + address,
                    () -> setting.at().span());
            boolean again = !written.add(new Identity(address.address(), address.port()));
            if (!completed.add(new Identity(address.address(), port)) || again) {
                reportDuplicate(setting, again);
                continue;
            }
            int checkPort = address.port() == 0 ? port : address.port();
            servers.add(new RealServerCheck(setting.value(), defaults, report)
                    .complete(forwarding, port, checkPort, order, context));
        }
        reportUndecided(undecided);
        return servers;
    }

    private void reportDuplicate(Setting<ServerBlock> setting, boolean asWritten) {
        atEnd.add(
                DiagnosticCode.DUPLICATE,
                asWritten ? Verdict.REPORTED_AT_END : Verdict.ACCEPTED,
                setting.value().block().span(),
                "the real server " + setting.value().address() + " is already there; this one is removed",
                Advice.NONE);
    }

    private void reportUndecided(boolean realServers) {
        boolean sorry =
                block.has(VirtualServerTable.SORRY_SERVER) && !block.has(VirtualServerTable.SORRY_SERVER_LVS_METHOD);
        if (!block.has(VirtualServerTable.LB_KIND) && (realServers || sorry)) {
            atEnd.add(DiagnosticCode.DEFAULT_USED, block.span(), "has no lb_kind; NAT is used");
        }
    }

    private @Nullable SorryServer sorryServer(AvailabilityCheck availability, List<RealServer> servers) {
        Setting<ServerAddress> sorry = block.setting(VirtualServerTable.SORRY_SERVER);
        if (sorry == null) {
            availability.reportWithoutSorryServer();
            return null;
        }
        Forwarding forwarding = block.get(VirtualServerTable.SORRY_SERVER_LVS_METHOD, forwardingAt(sorry.order()));
        boolean reachable = family.admits(
                sorry.value(),
                forwarding.method(),
                sorry.order(),
                "sorry server",
                () -> sorry.at().span());
        return reachable ? availability.sorryServer(sorry, forwarding, servers) : null;
    }

    /** What was written before a statement counts for it; where nothing was, what is written later. */
    private Forwarding forwardingAt(int order) {
        Setting<Forwarding> last = block.setting(VirtualServerTable.LB_KIND);
        for (Setting<Forwarding> at = last; at != null; at = at.earlier()) {
            if (at.order() < order) {
                return at.value();
            }
        }
        return last == null ? Forwarding.NAT : last.value();
    }
}

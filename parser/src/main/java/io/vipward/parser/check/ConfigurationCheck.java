package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.RealServerTable;
import io.vipward.parser.schema.ServerBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.VirtualServerTable;
import io.vipward.parser.schema.VrrpInstanceTable;
import io.vipward.parser.source.Span;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The second stage: blocks with values to a complete, consistent configuration. */
public final class ConfigurationCheck {
    private final BoundBlock top;
    private final Diagnostics diagnostics;
    private final Globals globals;

    private ConfigurationCheck(BoundBlock top, Diagnostics diagnostics) {
        this.top = top;
        this.diagnostics = diagnostics;
        this.globals = new Globals(values(TopLevelTable.GLOBAL_DEFS));
    }

    /**
     * Completes all blocks.
     *
     * @param file the name of the main file
     * @return what can run; whether it may is for the diagnostics to say
     */
    public static Configuration complete(String file, BoundBlock top, Diagnostics diagnostics) {
        return new ConfigurationCheck(top, diagnostics).complete(file);
    }

    private Configuration complete(String file) {
        Scripts scripts = new Scripts(top.all(TopLevelTable.VRRP_SCRIPT), diagnostics);
        List<VrrpInstance> instances = instances(scripts);
        reportStrictMode();
        reportMail();
        return new Configuration(globals.definitions(file), scripts.trackedScripts(), instances, virtualServers());
    }

    private <T> List<T> values(Keyword<T> keyword) {
        return top.all(keyword).stream().map(Setting::value).toList();
    }

    private List<VrrpInstance> instances(Scripts scripts) {
        List<VrrpInstance> instances = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Map<Network, String> routers = new HashMap<>();
        for (Setting<BoundBlock> setting : top.all(TopLevelTable.VRRP_INSTANCE)) {
            BoundBlock block = setting.value();
            Word name = block.header().argument(1);
            if (name == null) {
                continue;
            }
            if (!names.add(name.text())) {
                new Report("(" + name.text() + ")", diagnostics)
                        .add(DiagnosticCode.DUPLICATE, block.span(), "is already defined; the block is skipped");
                continue;
            }
            VrrpInstance instance = new InstanceCheck(name.text(), setting, globals, diagnostics).complete(scripts);
            if (instance != null) {
                reportClash(instance, block, routers);
                instances.add(instance);
            }
        }
        return instances;
    }

    /** A virtual router id belongs to one instance of a network. */
    private record Network(String interfaceName, int vrid, InetAddress group) {}

    private void reportClash(VrrpInstance instance, BoundBlock block, Map<Network, String> routers) {
        Network network = new Network(
                instance.router().interfaceName(),
                instance.router().vrid(),
                instance.router().multicastGroup());
        String other = routers.putIfAbsent(network, instance.name());
        if (other != null) {
            new Report("(" + instance.name() + ")", diagnostics)
                    .add(
                            DiagnosticCode.VRID_CLASH,
                            block.span(VrrpInstanceTable.VIRTUAL_ROUTER_ID),
                            "uses VRID " + network.vrid() + " with IPv4 on interface " + network.interfaceName()
                                    + ", and so does " + other,
                            Advice.help("give each instance on an interface a virtual_router_id of its own"));
        }
    }

    private List<VirtualServer> virtualServers() {
        List<VirtualServer> servers = new ArrayList<>();
        Set<Object> addresses = new HashSet<>();
        for (ServerBlock block : values(TopLevelTable.VIRTUAL_SERVER)) {
            VirtualServer server = new VirtualServerCheck(block, globals, diagnostics).complete();
            if (server == null) {
                continue;
            }
            if (addresses.add(server.address())) {
                servers.add(server);
            } else {
                new Report("virtual server " + block.address(), diagnostics)
                        .add(
                                DiagnosticCode.DUPLICATE,
                                Verdict.ACCEPTED,
                                block.block().span(),
                                "is already defined; this one is left out",
                                Advice.help("put all its real servers into one block"));
            }
        }
        return servers;
    }

    private void reportStrictMode() {
        Setting<Boolean> strict = firstOn(globals.setting(GlobalDefsTable.VRRP_STRICT));
        for (BoundBlock instance : values(TopLevelTable.VRRP_INSTANCE)) {
            strict = strict == null ? firstOn(instance.setting(VrrpInstanceTable.STRICT_MODE)) : strict;
        }
        if (strict != null) {
            note(
                    DiagnosticCode.STRICT_MODE_PARTIAL,
                    strict.at().span(),
                    "strict mode is followed, but packets to the virtual addresses are not filtered");
        }
    }

    private void reportMail() {
        List<Setting<Boolean>> alerts = new ArrayList<>();
        add(alerts, globals.setting(GlobalDefsTable.SMTP_ALERT));
        add(alerts, globals.setting(GlobalDefsTable.SMTP_ALERT_VRRP));
        add(alerts, globals.setting(GlobalDefsTable.SMTP_ALERT_CHECKER));
        for (BoundBlock instance : values(TopLevelTable.VRRP_INSTANCE)) {
            add(alerts, instance.setting(VrrpInstanceTable.SMTP_ALERT));
        }
        for (ServerBlock server : values(TopLevelTable.VIRTUAL_SERVER)) {
            add(alerts, server.block().setting(VirtualServerTable.SMTP_ALERT));
            for (Setting<ServerBlock> real : server.block().all(VirtualServerTable.REAL_SERVER)) {
                add(alerts, real.value().block().setting(RealServerTable.SMTP_ALERT));
            }
        }
        Setting<?> relay = globals.setting(GlobalDefsTable.SMTP_SERVER);
        if (!alerts.isEmpty()) {
            note(DiagnosticCode.MAIL_NOT_SENT, alerts.get(0).at().span(), "mail alerts are not sent by this version");
        } else if (relay != null && globals.setting(GlobalDefsTable.NOTIFICATION_EMAIL) != null && realServersAlert()) {
            note(
                    DiagnosticCode.MAIL_NOT_SENT,
                    relay.at().span(),
                    "mail alerts are not sent by this version; those of real servers are on where nothing is written");
        }
    }

    /** Unlike all others, a real server mails unless it is told not to. */
    private boolean realServersAlert() {
        Setting<Boolean> byDefault = globals.setting(GlobalDefsTable.SMTP_ALERT_CHECKER);
        if (byDefault == null) {
            byDefault = globals.setting(GlobalDefsTable.SMTP_ALERT);
        }
        boolean on = byDefault == null || byDefault.value();
        return values(TopLevelTable.VIRTUAL_SERVER).stream()
                .flatMap(server -> server.block().all(VirtualServerTable.REAL_SERVER).stream())
                .anyMatch(real -> on && real.value().block().setting(RealServerTable.SMTP_ALERT) == null);
    }

    private static void add(List<Setting<Boolean>> alerts, @Nullable Setting<Boolean> setting) {
        Setting<Boolean> on = firstOn(setting);
        if (on != null) {
            alerts.add(on);
        }
    }

    private static @Nullable Setting<Boolean> firstOn(@Nullable Setting<Boolean> setting) {
        return setting != null && setting.value() ? setting : null;
    }

    private void note(DiagnosticCode code, Span span, String message) {
        diagnostics.add(new Diagnostic(code, code.severity(), code.verdict(), span, message, Advice.NONE));
    }
}

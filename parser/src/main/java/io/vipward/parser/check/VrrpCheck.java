package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.VirtualRouters;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.GlobalDefsTable;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TopLevelTable;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes everything that takes part in elections. */
final class VrrpCheck {
    private final BoundBlock top;
    private final Globals globals;
    private final Diagnostics diagnostics;

    VrrpCheck(BoundBlock top, Globals globals, Diagnostics diagnostics) {
        this.top = top;
        this.globals = globals;
        this.diagnostics = diagnostics;
    }

    VirtualRouters complete(Scripts scripts) {
        List<VrrpInstance> instances = instances(scripts);
        reportStrictMode();
        return new VirtualRouters(instances);
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

    private void reportStrictMode() {
        Setting<Boolean> strict = firstOn(globals.setting(GlobalDefsTable.VRRP_STRICT));
        for (BoundBlock instance : top.values(TopLevelTable.VRRP_INSTANCE)) {
            strict = strict == null ? firstOn(instance.setting(VrrpInstanceTable.STRICT_MODE)) : strict;
        }
        if (strict != null) {
            diagnostics.report(
                    DiagnosticCode.STRICT_MODE_PARTIAL,
                    strict.at().span(),
                    "strict mode is followed, but packets to the virtual addresses are not filtered");
        }
    }

    private static @Nullable Setting<Boolean> firstOn(@Nullable Setting<Boolean> setting) {
        return setting != null && setting.value() ? setting : null;
    }
}

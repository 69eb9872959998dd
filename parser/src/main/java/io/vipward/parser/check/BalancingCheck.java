package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.SslSettings;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.ServiceBlock;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.SslTable;
import io.vipward.parser.schema.TopLevelTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes everything that IPVS balances. */
final class BalancingCheck {
    private final BoundBlock top;
    private final BalancingContext context;

    BalancingCheck(BoundBlock top, Globals globals, Trackables trackables, Diagnostics diagnostics) {
        this.top = top;
        VirtualServerGroups groups =
                new VirtualServerGroups(top.values(TopLevelTable.VIRTUAL_SERVER_GROUP), diagnostics);
        this.context = new BalancingContext(globals, trackables, groups, diagnostics);
    }

    Balancing complete() {
        return new Balancing(ssl(), context.groups().all(), virtualServers());
    }

    private @Nullable SslSettings ssl() {
        BoundBlock block = top.get(TopLevelTable.SSL);
        if (block == null) {
            return null;
        }
        return new SslSettings(
                block.origins(),
                block.get(SslTable.PASSWORD),
                block.get(SslTable.CA),
                block.get(SslTable.CERTIFICATE),
                block.get(SslTable.KEY));
    }

    private List<VirtualServer> virtualServers() {
        List<VirtualServer> servers = new ArrayList<>();
        Set<ServiceAddress> addresses = new HashSet<>();
        for (Setting<ServiceBlock> block : top.all(TopLevelTable.VIRTUAL_SERVER)) {
            VirtualServer server = new VirtualServerCheck(block, context).complete();
            if (server == null) {
                continue;
            }
            if (addresses.add(server.address())) {
                servers.add(server);
            } else {
                new Report(block.value().block().header().rawArguments().strip(), context.diagnostics())
                        .add(
                                DiagnosticCode.DUPLICATE,
                                Verdict.ACCEPTED,
                                block.value().block().span(),
                                "is already a virtual server; this one is left out",
                                Advice.help("put all its real servers into one block"));
            }
        }
        return servers;
    }
}

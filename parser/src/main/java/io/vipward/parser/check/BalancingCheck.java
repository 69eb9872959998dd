package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.ServerBlock;
import io.vipward.parser.schema.TopLevelTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Completes everything that IPVS balances. */
final class BalancingCheck {
    private final BoundBlock top;
    private final Globals globals;
    private final Diagnostics diagnostics;

    BalancingCheck(BoundBlock top, Globals globals, Diagnostics diagnostics) {
        this.top = top;
        this.globals = globals;
        this.diagnostics = diagnostics;
    }

    Balancing complete() {
        return new Balancing(virtualServers());
    }

    private List<VirtualServer> virtualServers() {
        List<VirtualServer> servers = new ArrayList<>();
        Set<Object> addresses = new HashSet<>();
        for (ServerBlock block : top.values(TopLevelTable.VIRTUAL_SERVER)) {
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
}

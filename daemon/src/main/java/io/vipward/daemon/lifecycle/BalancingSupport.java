package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.Balancing;
import java.util.List;

/** What of the load balancing the engine can run. */
final class BalancingSupport {
    private BalancingSupport() {}

    static Balancing reduce(Balancing balancing, List<Diagnostic> findings) {
        return balancing;
    }
}

package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.model.VirtualRouters;
import java.util.List;

/** What of the VRRP part the engine can run. */
final class VrrpSupport {
    private VrrpSupport() {}

    static VirtualRouters reduce(VirtualRouters routers, List<Diagnostic> findings) {
        return routers;
    }
}

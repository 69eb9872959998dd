package io.vipward.vrrp.kernel.holdings;

import io.vipward.netlink.route.Encapsulation;
import io.vipward.parser.model.Encapsulation.Ila;
import io.vipward.parser.model.Encapsulation.Ip;
import io.vipward.parser.model.Encapsulation.Mpls;
import io.vipward.parser.model.Encapsulation.TunnelEnds;
import org.jspecify.annotations.Nullable;

/** What packets of a route are wrapped in, as the kernel is asked for it. Any thread. */
final class EncapsulationTranslation {
    private EncapsulationTranslation() {}

    static @Nullable Encapsulation of(io.vipward.parser.model.@Nullable Encapsulation written) {
        if (written instanceof Ip ip) {
            TunnelEnds tunnel = ip.tunnel();
            return new Encapsulation.Ip(
                    ip.v6(),
                    new Encapsulation.TunnelEnds(tunnel.id(), tunnel.destination(), tunnel.source()),
                    ip.tos(),
                    ip.hopLimit(),
                    ip.flags());
        }
        if (written instanceof Mpls mpls) {
            return new Encapsulation.Mpls(mpls.labels(), null);
        }
        return written instanceof Ila ila ? new Encapsulation.Ila(ila.locator()) : null;
    }
}

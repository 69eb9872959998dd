package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.AddressDetails;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.vrrp.core.VirtualIp;
import java.util.List;

/** Says to the kernel what a master takes and lets go. */
final class HoldingsWork {
    private final KernelWork work;
    private final Links links;

    HoldingsWork(KernelWork work, Links links) {
        this.work = work;
        this.links = links;
    }

    void add(String instance, List<VirtualIp> vips) {
        for (VirtualIp vip : vips) {
            Link link = links.named(vip.interfaceName());
            if (link == null) {
                VrrpLog.refused(text(instance, "add", vip), Errno.ENODEV.text());
            } else {
                work.submit(text(instance, "add", vip), new AddressChange.Add(onLink(link, vip)));
            }
        }
    }

    void remove(String instance, List<VirtualIp> vips) {
        for (VirtualIp vip : vips) {
            Link link = links.named(vip.interfaceName());
            // Without its interface the address is gone, too.
            if (link != null) {
                work.submit(text(instance, "remove", vip), new AddressChange.Delete(onLink(link, vip)));
            }
        }
    }

    void addRoutes(String instance, List<IpRoute> routes) {}

    void removeRoutes(String instance, List<IpRoute> routes) {}

    void addRules(String instance, List<IpRule> rules) {}

    void removeRules(String instance, List<IpRule> rules) {}

    private static InterfaceAddress onLink(Link link, VirtualIp vip) {
        AddressDetails details = AddressDetails.NONE
                .withBroadcast(vip.options().broadcast())
                .withLabel(vip.options().label());
        return new InterfaceAddress(link.index(), vip.address(), vip.prefixLength(), vip.scope(), 0, details);
    }

    private static String text(String instance, String verb, VirtualIp vip) {
        return "(" + instance + ") cannot " + verb + " " + vip.text() + "/" + vip.prefixLength() + " on "
                + vip.interfaceName();
    }
}

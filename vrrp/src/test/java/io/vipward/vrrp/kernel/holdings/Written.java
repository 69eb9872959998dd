package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkDetails;
import io.vipward.netlink.route.LinkKind;
import io.vipward.netlink.route.LinkRelations;
import io.vipward.netlink.route.LinkSettings;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.IpRoute;
import io.vipward.parser.model.IpRule;
import io.vipward.parser.model.StaticItems;
import io.vipward.parser.model.VirtualAddress;
import io.vipward.parser.model.VrrpAddresses;
import java.util.List;

/** Things as they come out of a configuration, and interfaces for them. */
final class Written {
    static final int SERVING = Link.UP | Link.RUNNING;

    private Written() {}

    static VirtualAddress address(String line) {
        return only(addresses("virtual_ipaddress_excluded", line).excluded());
    }

    static IpRoute route(String line) {
        return only(addresses("virtual_routes", line).routes().routes());
    }

    static IpRule rule(String line) {
        return only(addresses("virtual_rules", line).routes().rules());
    }

    /** Static items of a configuration, and what belongs to them. */
    static StaticItems statics(String... lines) {
        return configuration(String.join("\n", lines)).statics();
    }

    static Link link(int index, String name, int flags) {
        return new Link(index, name, flags, MacAddress.NONE, 1_500);
    }

    static Link vrf(int index, String name, long table) {
        LinkDetails details = new LinkDetails(
                LinkDetails.ETHERNET,
                new LinkKind.Vrf(table),
                LinkRelations.NONE,
                true,
                LinkDetails.OPERATING,
                LinkSettings.NONE);
        return new Link(index, name, SERVING, MacAddress.NONE, 1_500, details);
    }

    private static VrrpAddresses addresses(String block, String line) {
        String text =
                "vrrp_instance VI_1 {\n interface e0\n virtual_router_id 51\n virtual_ipaddress {\n 192.0.2.100\n }\n "
                        + block + " {\n " + line + "\n }\n}\n";
        return only(configuration(text).vrrpInstances()).addresses();
    }

    private static Configuration configuration(String text) {
        Configuration configuration =
                ConfigurationParser.parse("test.conf", text + "\n").configuration();
        assertNotNull(configuration);
        return configuration;
    }

    private static <T> T only(List<T> all) {
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }
}

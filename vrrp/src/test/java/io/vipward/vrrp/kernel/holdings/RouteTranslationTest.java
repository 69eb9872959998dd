package io.vipward.vrrp.kernel.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.kernel.holdings.Translated.Ready;
import io.vipward.vrrp.kernel.holdings.Translated.Unready;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTranslationTest {
    private final Map<String, Link> links =
            Map.of("e0", Written.link(6, "e0", Written.SERVING), "red", Written.vrf(7, "red", 66));
    private final RouteTranslation translation = new RouteTranslation(links::get);

    @Test
    void routeOfAVrfGoesIntoItsTable() {
        Translated<IpRoute> translated = translation.of(Written.route("10.1.0.0/16 dev e0 vrf red"));

        assertEquals(66, ((Ready<IpRoute>) translated).value().key().table());
    }

    @Test
    void routeWithoutTableGoesIntoTheMainOne() {
        Translated<IpRoute> translated = translation.of(Written.route("10.1.0.0/16 dev e0"));

        assertEquals(254, ((Ready<IpRoute>) translated).value().key().table());
    }

    @Test
    void routeThroughAMissingInterfaceSaysWhichOne() {
        assertEquals(
                new Unready<>("e9", "interface e9 does not exist"),
                translation.of(Written.route("10.1.0.0/16 nexthop via 10.0.0.9 dev e0 nexthop dev e9")));
        assertEquals(
                new Unready<>("blue", "interface blue does not exist"),
                translation.addition(Written.route("10.1.0.0/16 dev e0 vrf blue")));
    }

    @Test
    void vrfMustBeOne() {
        assertEquals(
                new Unready<>("e0", "interface e0 is no VRF"),
                translation.deletion(Written.route("10.1.0.0/16 dev e0 vrf e0")));
    }
}

package io.vipward.netlink.route;

import static io.vipward.netlink.route.IpRouteGoldenTest.ip;
import static io.vipward.netlink.route.IpRouteGoldenTest.prefix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.route.Encapsulation.Ip;
import io.vipward.netlink.route.Encapsulation.Mpls;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Vectors;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IpRouteDecodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rt-route-add-via",
                "rt-route-add-src-via-dev",
                "rt-route-add-dev-scope-link",
                "rt-route-add-default-table",
                "rt-route-add-blackhole",
                "rt-route-add-throw-table",
                "rt-route-add-nexthops",
                "rt-route-add-mtu-lock-onlink",
                "rt-route-add-append",
                "rt-route-add-v6-via",
                "rt-route-add-v6-nexthops",
                "rt-route-add-v6-unreachable",
                "rt-route-add-v6-metrics-pref-expires",
                "rt-route-add-all-metrics"
            })
    void whatTheKernelMadeIsWhatWasAskedFor(String vector) {
        IpRoute asked = present(Vectors.requests(vector).get(0));

        IpRoute made = present(Vectors.answers(vector).get(0));

        assertTrue(asked.installedAs(made), asked + "\n" + made);
        assertEquals(asked.metrics(), made.metrics());
    }

    @Test
    void otherRoutesAreNotTheSame() {
        IpRoute asked = present(Vectors.requests("rt-route-add-via").get(0));
        RouteOptions options = asked.options();
        NextHop gateway = asked.nextHops().get(0);

        assertFalse(asked.installedAs(IpRoute.of(asked.key().withTable(100), options, gateway)));
        assertFalse(asked.installedAs(IpRoute.of(asked.key().withMetric(5), options, gateway)));
        assertFalse(asked.installedAs(IpRoute.of(asked.key(), options.withProtocol(3), gateway)));
        assertFalse(asked.installedAs(IpRoute.of(asked.key(), options, NextHop.via(ip("10.9.0.253")))));
        assertFalse(asked.installedAs(IpRoute.of(asked.key().withType(RouteType.BLACKHOLE), options)));
        assertFalse(asked.installedAs(IpRoute.of(RouteKey.to(prefix("10.50.0.0/17")), options, gateway)));
        assertTrue(asked.installedAs(IpRoute.of(RouteKey.to(prefix("10.50.7.7/16")), options, gateway.on(6))));
        assertFalse(IpRoute.of(asked.key(), options, gateway.on(5))
                .installedAs(IpRoute.of(asked.key(), options, gateway.on(6))));
    }

    @Test
    void encapsulationIsRead() {
        NextHop mpls = present(Vectors.answers("rt-route-add-encap-mpls").get(0))
                .nextHops()
                .get(0);
        NextHop tunnel = present(Vectors.answers("rt-route-add-encap-ip").get(0))
                .nextHops()
                .get(0);

        assertEquals(new Mpls(List.of(100, 200), null), mpls.encapsulation());
        Ip ip = assertInstanceOf(Ip.class, tunnel.encapsulation());
        assertEquals(5L, ip.ends().id());
        assertEquals(ip("10.9.0.9"), ip.ends().destination());
        assertEquals(9, ip.hopLimit());
    }

    @Test
    void lifetimeAndPreferenceOfIpv6AreRead() {
        IpRoute made =
                present(Vectors.answers("rt-route-add-v6-metrics-pref-expires").get(0));

        assertEquals(new RouteOptions.Ipv6(300L, 1), made.options().ipv6());
        assertEquals(12L, made.key().metric());
        assertEquals(102, made.key().table());
    }

    @Test
    void lockedMetricsAreRead() {
        IpRoute made = present(Vectors.answers("rt-route-add-mtu-lock-onlink").get(0));

        assertEquals(Set.of(RouteMetric.MTU), made.metrics().locked());
        assertEquals(NextHop.ON_LINK, made.nextHops().get(0).flags());
    }

    @Test
    void gatewayOfTheOtherFamilyIsRead() {
        IpRoute made = present(Vectors.answers("ip-route-via-inet6").get(0));

        assertEquals(ip("fd09::254"), made.nextHops().get(0).gateway());
    }

    @Test
    void deletedRouteIsAnnounced() {
        NetlinkMessage notification = Vectors.answers("rt-route-del-v6-via").get(0);

        RouteMessage.RouteGone gone = assertInstanceOf(RouteMessage.RouteGone.class, RouteCodec.decode(notification));

        assertTrue(present(Vectors.requests("rt-route-add-v6-via").get(0)).installedAs(gone.route()));
    }

    @Test
    void cachedRoutesAndOtherFamiliesAreUnrelated() {
        byte[] cached = new byte[12];
        cached[0] = 2;
        cached[7] = 1;
        cached[9] = 2;
        byte[] multicast = new byte[12];
        multicast[0] = (byte) 128;
        multicast[7] = 5;

        assertInstanceOf(RouteMessage.Unrelated.class, decode(cached));
        assertInstanceOf(RouteMessage.Unrelated.class, decode(multicast));
    }

    @Test
    void impossiblePrefixesAndNextHopsAreMalformed() {
        byte[] prefix = new byte[12];
        prefix[0] = 2;
        prefix[1] = 33;
        prefix[7] = 1;
        byte[] nextHop = new byte[12 + 4 + 8];
        nextHop[0] = 2;
        nextHop[7] = 1;
        nextHop[12] = 12;
        nextHop[14] = 9;
        nextHop[16] = 7;

        assertInstanceOf(RouteMessage.Malformed.class, decode(prefix));
        assertInstanceOf(RouteMessage.Malformed.class, decode(nextHop));
    }

    private static RouteMessage decode(byte[] payload) {
        return RouteCodec.decode(new NetlinkMessage(24, 0, 0, ByteBuffer.wrap(payload)));
    }

    private static IpRoute present(NetlinkMessage message) {
        return assertInstanceOf(RouteMessage.RoutePresent.class, RouteCodec.decode(message))
                .route();
    }
}

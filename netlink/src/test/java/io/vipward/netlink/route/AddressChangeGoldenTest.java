package io.vipward.netlink.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Vectors;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our requests are, byte for byte, those that keepalived sends for the same configuration. */
class AddressChangeGoldenTest {
    @Test
    void hostAddress() {
        assertAdds("rt-addr-add-v4-host", InterfaceAddress.of(6, ip("10.9.0.100"), 32));
    }

    @Test
    void broadcastAddress() {
        assertAdds(
                "rt-addr-add-v4-brd",
                address(6, "10.9.0.101", 24, 0, 0, AddressDetails.NONE.withBroadcast(ip("10.9.0.255"))));
        assertAdds(
                "rt-addr-add-v4-brd-plus",
                address(6, "10.9.0.106", 24, 0, 0, AddressDetails.NONE.withBroadcast(ip("10.9.0.255"))));
        assertAdds(
                "rt-addr-add-v4-brd-minus",
                address(6, "10.9.0.107", 24, 0, 0, AddressDetails.NONE.withBroadcast(ip("10.9.0.0"))));
    }

    @Test
    void scopeAndLabel() {
        InterfaceAddress labelled = address(8, "10.9.0.102", 24, 253, 0, AddressDetails.NONE.withLabel("e2:vip"));

        assertAdds("rt-addr-add-v4-dev-scope-label", labelled);
        assertDeletes("rt-addr-del-v4-dev-scope-label", labelled);
        assertAdds("rt-addr-add-v4-scope-host", address(6, "10.9.0.105", 32, 254, 0, AddressDetails.NONE));
    }

    @Test
    void flagsOfIpv4() {
        assertAdds(
                "rt-addr-add-v4-noprefixroute",
                address(6, "10.9.0.104", 24, 0, InterfaceAddress.NO_PREFIX_ROUTE, AddressDetails.NONE));
        assertAdds(
                "rt-addr-add-v4-autojoin",
                address(6, "224.0.9.9", 32, 0, InterfaceAddress.MULTICAST_AUTOJOIN, AddressDetails.NONE));
    }

    @Test
    void peer() {
        assertAdds(
                "rt-addr-add-v4-peer",
                address(6, "10.9.0.103", 32, 0, 0, AddressDetails.NONE.withPeer(ip("10.9.1.1"))));
    }

    @Test
    void deletingNamesThePeerWithoutWhichTheKernelFindsNothing() {
        InterfaceAddress withPeer = address(6, "10.9.0.103", 32, 0, 0, AddressDetails.NONE.withPeer(ip("10.9.1.1")));
        String keepalived = Vectors.comparable(
                Vectors.requests("rt-addr-del-v4-peer-missing").get(0));

        String ours = Vectors.comparable(RouteCodec.change(new AddressChange.Delete(withPeer)));

        assertEquals(keepalived.replace("080001000a090067", "080001000a090101"), ours);
    }

    @Test
    void ipv6Address() {
        assertAdds(
                "rt-addr-add-v6-prefix", address(6, "fd09::100", 64, 0, InterfaceAddress.NODAD, AddressDetails.NONE));
        assertAdds("rt-addr-add-v6-dad", address(6, "fd09::103", 64, 0, 0, AddressDetails.NONE));
        assertDeletes(
                "rt-addr-del-v6-prefix", address(6, "fd09::100", 64, 0, InterfaceAddress.NODAD, AddressDetails.NONE));
    }

    @Test
    void ipv6Lifetimes() {
        AddressDetails deprecated = AddressDetails.NONE.withPreferredSeconds(0);
        int nodad = InterfaceAddress.NODAD;

        assertAdds("rt-addr-add-v6-host-deprecated", address(6, "fd09::101", 128, 0, nodad, deprecated));
        assertAdds("rt-addr-add-v6-host-forever", address(6, "fd09::106", 128, 0, nodad, AddressDetails.NONE));
        assertAdds("rt-addr-add-v6-preferred-0", address(6, "fd09::108", 64, 0, nodad, deprecated));
        assertAdds(
                "rt-addr-add-v6-preferred-100",
                address(6, "fd09::107", 64, 0, nodad, AddressDetails.NONE.withPreferredSeconds(100)));
    }

    @Test
    void bothLifetimes() {
        AddressDetails details = AddressDetails.NONE.withPreferredSeconds(50).withValidSeconds(100);

        String ours = Vectors.comparable(
                RouteCodec.change(new AddressChange.Replace(address(5, "10.9.0.50", 24, 0, 0, details))));

        assertEquals(
                "3400000014000505" + "0000000000000000" + "0218000005000000"
                        + "140006003200000064000000" + "0000000000000000"
                        + "080002000a090032",
                ours);
        RouteMessage made =
                RouteCodec.decode(Vectors.answers("ip-addr-lifetime").get(0));
        assertEquals(
                details,
                ((RouteMessage.AddressPresent) made).address().details().withLabel(null));
    }

    @Test
    void ipv6Flags() {
        int nodad = InterfaceAddress.NODAD;

        assertAdds(
                "rt-addr-add-v6-home",
                address(6, "fd09::102", 64, 0, nodad | InterfaceAddress.HOME_ADDRESS, AddressDetails.NONE));
        assertAdds(
                "rt-addr-add-v6-mngtmpaddr",
                address(6, "fd09::104", 64, 0, nodad | InterfaceAddress.MANAGE_TEMPORARY, AddressDetails.NONE));
        assertAdds(
                "rt-addr-add-v6-noprefixroute",
                address(6, "fd09::105", 64, 0, nodad | InterfaceAddress.NO_PREFIX_ROUTE, AddressDetails.NONE));
        assertAdds(
                "rt-addr-add-v6-autojoin-einval",
                address(8, "fd09::109", 64, 0, nodad | InterfaceAddress.MULTICAST_AUTOJOIN, AddressDetails.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rt-addr-add-v4-brd",
                "rt-addr-add-v4-dev-scope-label",
                "rt-addr-add-v4-peer",
                "rt-addr-add-v6-home",
                "rt-addr-add-v6-preferred-100",
                "rt-addr-add-v4-autojoin"
            })
    void decodingARequestAndEncodingItAgainChangesNothing(String vector) {
        NetlinkMessage request = Vectors.requests(vector).get(0);

        RouteMessage decoded = RouteCodec.decode(request);

        InterfaceAddress address = ((RouteMessage.AddressPresent) decoded).address();
        assertEquals(
                Vectors.comparable(request), Vectors.comparable(RouteCodec.change(new AddressChange.Add(address))));
    }

    private static void assertAdds(String vector, InterfaceAddress address) {
        assertEquals(
                Vectors.comparable(Vectors.requests(vector).get(0)),
                Vectors.comparable(RouteCodec.change(new AddressChange.Add(address))),
                vector);
    }

    private static void assertDeletes(String vector, InterfaceAddress address) {
        assertEquals(
                Vectors.comparable(Vectors.requests(vector).get(0)),
                Vectors.comparable(RouteCodec.change(new AddressChange.Delete(address))),
                vector);
    }

    private static InterfaceAddress address(
            int link, String address, int prefixLength, int scope, int flags, AddressDetails details) {
        return new InterfaceAddress(link, ip(address), prefixLength, scope, flags, details);
    }

    private static InetAddress ip(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notNumeric) {
            throw new IllegalArgumentException(notNumeric);
        }
    }
}

package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.wire.MacAddress;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames as keepalived 2.2.7 and 2.4.3 sent them, and those that no machine of ours can send. */
class AnnouncementGoldenTest {
    @ParameterizedTest
    @CsvSource({
        "garp-1, 02:00:00:00:00:01, 192.0.2.100",
        "garp-2, 02:00:00:00:00:01, 192.0.2.101",
        "uni-garp-own-address, 02:00:00:00:00:01, 192.0.2.1",
        "vmac-ip4-garp1, 00:00:5e:00:01:33, 192.0.2.100",
        "vmac-xmit-base-garp1, 00:00:5e:00:01:33, 192.0.2.100",
        "vmac-mac-garp1, 02:aa:bb:cc:dd:ee, 192.0.2.100"
    })
    void gratuitousArpIsTheOneKeepalivedSends(String vector, String mac, String address) throws Exception {
        assertEquals(Vectors.frame(vector), Vectors.hex(GratuitousArp.encode(MacAddress.parse(mac), (Inet4Address)
                InetAddress.getByName(address))));
    }

    @ParameterizedTest
    @CsvSource({
        "na-router-1, 02:00:00:00:00:01, 2001:db8::100, true",
        "na-router-2, 02:00:00:00:00:01, fe80::100, true",
        "na-host-1, 02:00:00:00:00:01, 2001:db8::100, false",
        "vmac-ip6-na1, 00:00:5e:00:02:33, fe80::100, false"
    })
    void neighbourAdvertIsTheOneKeepalivedSends(String vector, String mac, String address, boolean router)
            throws Exception {
        assertEquals(
                Vectors.frame(vector),
                Vectors.hex(UnsolicitedNeighbourAdvert.encode(
                        MacAddress.parse(mac), (Inet6Address) InetAddress.getByName(address), router)));
    }

    @Test
    void infinibandHasLongAddressesAndNoSourceInItsHeader() throws Exception {
        String own = "80000048fe800000000000000002c90300a1b2c3";
        String everybody = "00ffffffff12401b8001000000000000ffffffff";
        LinkLayer link = new LinkLayer(32, mac(own), mac(everybody));

        String frame = Vectors.hex(GratuitousArp.encode(link, (Inet4Address) InetAddress.getByName("192.0.2.100")));

        assertEquals(
                everybody + "0806" + "0000" + "0020" + "0800" + "14" + "04" + "0001" + own + "c0000264" + everybody
                        + "c0000264",
                frame);
    }

    @Test
    void hardwareTypeIsTheInterfaces() throws Exception {
        LinkLayer link = new LinkLayer(801, MacAddress.parse("02:00:00:00:00:01"), MacAddress.BROADCAST);

        String frame = Vectors.hex(GratuitousArp.encode(link, (Inet4Address) InetAddress.getByName("192.0.2.100")));

        assertEquals("0321", frame.substring(28, 32));
    }

    @Test
    void otherHardwareIsRefused() throws Exception {
        Inet4Address address = (Inet4Address) InetAddress.getByName("192.0.2.100");
        Inet6Address address6 = (Inet6Address) InetAddress.getByName("2001:db8::100");
        LinkLayer tunnel = new LinkLayer(768, MacAddress.parse("c0:00:02:01"), MacAddress.NONE);
        LinkLayer infiniband = new LinkLayer(32, mac("00".repeat(20)), mac("ff".repeat(20)));
        LinkLayer ethernet = LinkLayer.ethernet(MacAddress.parse("02:00:00:00:00:01"));

        assertFalse(GratuitousArp.possible(tunnel));
        assertTrue(GratuitousArp.possible(infiniband));
        assertTrue(GratuitousArp.possible(ethernet));
        assertFalse(UnsolicitedNeighbourAdvert.possible(infiniband));
        assertTrue(UnsolicitedNeighbourAdvert.possible(ethernet));
        assertThrows(IllegalArgumentException.class, () -> GratuitousArp.encode(tunnel, address));
        assertThrows(IllegalArgumentException.class, () -> GratuitousArp.encode(MacAddress.NONE, address));
        assertThrows(
                IllegalArgumentException.class,
                () -> UnsolicitedNeighbourAdvert.encode(MacAddress.NONE, address6, false));
    }

    private static MacAddress mac(String hex) {
        return MacAddress.of(HexFormat.of().parseHex(hex));
    }
}

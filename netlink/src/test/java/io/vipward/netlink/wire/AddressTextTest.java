package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressTextTest {
    @Test
    void ipv6IsWrittenAsInetNtopDoes() throws Exception {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("00000000000000000000000000000000", "::"),
                Map.entry("00000000000000000000000000000001", "::1"),
                Map.entry("fd010000000000000000000000000100", "fd01::100"),
                Map.entry("20010db8000000010001000100010001", "2001:db8:0:1:1:1:1:1"),
                Map.entry("20010db8000000000001000000000001", "2001:db8::1:0:0:1"),
                Map.entry("20010000000000010000000000000001", "2001:0:0:1::1"),
                Map.entry("fe800000000000000000000000000000", "fe80::"),
                Map.entry("00010002000300040005000600070008", "1:2:3:4:5:6:7:8"),
                Map.entry("00000000000000000000ffff0a000001", "::ffff:10.0.0.1"),
                Map.entry("0000000000000000000000000a000001", "::10.0.0.1"));

        for (Map.Entry<String, String> each : expected.entrySet()) {
            byte[] bytes = HexFormat.of().parseHex(each.getKey());
            assertEquals(each.getValue(), AddressText.of(Inet6Address.getByAddress(null, bytes, -1)));
        }
    }

    @Test
    void ipv4IsDotted() throws Exception {
        assertEquals("10.9.0.100", AddressText.of(InetAddress.getByName("10.9.0.100")));
    }
}

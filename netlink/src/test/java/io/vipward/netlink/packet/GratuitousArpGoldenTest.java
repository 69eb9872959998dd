package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vipward.netlink.wire.MacAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GratuitousArpGoldenTest {
    @Test
    void frameIsTheOneKeepalivedSends() throws Exception {
        MacAddress mac = MacAddress.parse("02:00:00:00:00:01");
        Inet4Address address = (Inet4Address) InetAddress.getByName("192.0.2.100");

        ByteBuffer frame = GratuitousArp.encode(mac, address);

        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        assertEquals(captured("garp-1"), HexFormat.of().formatHex(bytes));
        assertEquals(GratuitousArp.FRAME_BYTES, bytes.length);
    }

    @Test
    void linkThatIsNoEthernetIsRefused() throws Exception {
        Inet4Address address = (Inet4Address) InetAddress.getByName("192.0.2.100");

        assertThrows(IllegalArgumentException.class, () -> GratuitousArp.encode(MacAddress.NONE, address));
    }

    static String captured(String name) throws IOException {
        try (InputStream stream = GratuitousArpGoldenTest.class.getResourceAsStream("/vectors/" + name + ".hex")) {
            if (stream == null) {
                throw new IllegalArgumentException("no vector " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining())
                    .replace(" ", "");
        }
    }
}

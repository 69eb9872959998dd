package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.wire.Vectors.Vector;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdvertGoldenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2-noauth-adv1",
                "v2-noauth-prio0",
                "v2-novip-adv1",
                "v2-owner-adv1",
                "v2-pass-adv1",
                "v2-pass-adv2",
                "v2-pass-backup-adv1",
                "v2-pass-prio0",
                "v2-pass8-3vips-adv1",
                "v2-pass8-3vips-prio0"
            })
    void capturedAdvertDecodesToItsFieldsAndEncodesToTheSameBytes(String id) {
        Vector vector = Vectors.read(id);

        Advert advert = assertInstanceOf(Advert.class, AdvertDecoder.decode(vector.packet()));
        byte[] encoded = AdvertEncoder.encode(advert);

        assertEnvelope(vector, advert.envelope());
        assertMessage(vector, advert);
        assertEquals(hex(vector.packet()), HexFormat.of().formatHex(encoded));
    }

    private static void assertEnvelope(Vector vector, PacketEnvelope envelope) {
        assertEquals(vector.field("ip.src"), envelope.source().getHostAddress());
        assertEquals(vector.field("ip.dst"), envelope.destination().getHostAddress());
        assertEquals(vector.number("ip.ttl"), envelope.ttl());
        assertEquals(vector.number("ip.id"), envelope.identification());
        assertEquals(vector.number("ip.total_length"), envelope.totalLength());
        assertEquals(vector.number("ip.total_length"), envelope.receivedBytes());
    }

    private static void assertMessage(Vector vector, Advert advert) {
        assertEquals(
                new AdvertHeader(
                        vector.number("vrrp.version"),
                        vector.number("vrrp.type"),
                        vector.number("vrrp.vrid"),
                        vector.number("vrrp.priority"),
                        vector.number("vrrp.count_ip")),
                advert.header());
        assertEquals(
                new AdvertBody.Version2(
                        vector.number("vrrp.auth_type"),
                        vector.number("vrrp.adver_int_s"),
                        HexFormat.fromHexDigitsToLong(vector.field("vrrp.auth_data"))),
                advert.body());
        List<String> addresses =
                advert.addresses().stream().map(InetAddress::getHostAddress).toList();
        assertEquals(vector.field("vrrp.addresses"), addresses.stream().collect(Collectors.joining(" ")));
        assertTrue(advert.checksumValid());
    }

    private static String hex(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.wire.Vectors.Vector;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every advert that was captured from keepalived 2.2.7 and 2.4.3. */
class AdvertGoldenTest {
    private static final int CAPTURED = 60;
    private static final AhKey OTHER_AH_KEY = AhKey.of(new byte[8]);

    static List<String> ids() {
        return Vectors.adverts();
    }

    @Test
    void allCapturesAreHere() {
        assertEquals(CAPTURED, ids().size());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void capturedAdvertDecodesToItsFields(String id) throws Exception {
        Vector vector = Vectors.read(id);

        Advert advert = decode(vector);

        assertEnvelope(vector, advert.envelope());
        assertMessage(vector, advert);
        assertAuthenticationHeader(vector, advert.protection().ah());
        assertTrailer(vector, advert.protection().hmac());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void capturedAdvertIsEncodedToTheSameBytes(String id) throws Exception {
        Vector vector = Vectors.read(id);
        Advert advert = signedAgain(vector, decode(vector));

        byte[] encoded = vector.overIpv6()
                ? AdvertEncoder.encodePayloadWithChecksum(advert)
                : AdvertEncoder.encode(advert, new Sealing(variant(vector), ahKey(vector)));

        assertEquals(hex(vector.packet()), HexFormat.of().formatHex(encoded));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void capturedChecksumHoldsByItsOwnRuleOnly(String id) throws Exception {
        Vector vector = Vectors.read(id);
        Advert advert = decode(vector);
        InetAddress destination = advert.envelope().destination();
        InetAddress group = InetAddress.getByName("224.0.0.18");

        List<Boolean> holds = List.of(
                AdvertChecksum.holdsPlain(advert),
                AdvertChecksum.holdsWithPseudoHeader(advert, destination),
                AdvertChecksum.holdsWithPseudoHeader(advert, group));

        boolean plain = vector.overIpv6() || variant(vector) instanceof ChecksumVariant.Plain;
        boolean toDestination = vector.overIpv6() || variant(vector) instanceof ChecksumVariant.PseudoHeader;
        boolean toGroup = vector.overIpv6()
                || variant(vector) instanceof ChecksumVariant.PseudoHeaderTo
                || (toDestination && destination.equals(group));
        assertEquals(List.of(plain, toDestination, toGroup), holds);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void capturedDigestsHoldUnderTheirKeysOnly(String id) throws Exception {
        Vector vector = Vectors.read(id);
        Advert advert = decode(vector);
        boolean unicast = advert.envelope().unicast();
        AhKey ahKey = ahKey(vector);
        HmacKey hmacKey = hmacKey(vector);

        if (ahKey == null) {
            assertFalse(AhIcv.verify(advert, OTHER_AH_KEY, unicast));
        } else {
            assertTrue(AhIcv.verify(advert, ahKey, unicast));
            assertFalse(AhIcv.verify(advert, ahKey, !unicast));
            assertFalse(AhIcv.verify(advert, OTHER_AH_KEY, unicast));
        }
        if (hmacKey == null) {
            assertFalse(HmacMac.verify(advert, otherHmacKey()));
        } else {
            assertTrue(HmacMac.verify(advert, hmacKey));
            assertFalse(HmacMac.verify(advert, otherHmacKey()));
        }
    }

    private static Advert decode(Vector vector) throws Exception {
        Decoded decoded = vector.overIpv6()
                ? AdvertDecoder.decodeIpv6(
                        vector.packet(),
                        InetAddress.getByName(vector.field("ip6.src")),
                        InetAddress.getByName(vector.field("ip6.dst")),
                        vector.number("ip6.hop_limit"))
                : AdvertDecoder.decode(vector.packet());
        return assertInstanceOf(Advert.class, decoded);
    }

    private static void assertEnvelope(Vector vector, PacketEnvelope envelope) throws Exception {
        if (vector.overIpv6()) {
            int bytes = vector.number("ip6.payload_length");
            assertEquals(
                    new PacketEnvelope(
                            InetAddress.getByName(vector.field("ip6.src")),
                            InetAddress.getByName(vector.field("ip6.dst")),
                            vector.number("ip6.hop_limit"),
                            0,
                            bytes,
                            bytes),
                    envelope);
            return;
        }
        int bytes = vector.number("ip.total_length");
        assertEquals(
                new PacketEnvelope(
                        InetAddress.getByName(vector.field("ip.src")),
                        InetAddress.getByName(vector.field("ip.dst")),
                        vector.number("ip.ttl"),
                        vector.number("ip.id"),
                        bytes,
                        bytes),
                envelope);
    }

    private static void assertMessage(Vector vector, Advert advert) throws Exception {
        assertEquals(
                new AdvertHeader(
                        vector.number("vrrp.version"),
                        vector.number("vrrp.type"),
                        vector.number("vrrp.vrid"),
                        vector.number("vrrp.priority"),
                        vector.number("vrrp.count_ip")),
                advert.header());
        AdvertBody expected = vector.number("vrrp.version") == 2
                ? new AdvertBody.Version2(
                        vector.number("vrrp.auth_type"),
                        vector.number("vrrp.adver_int_s"),
                        vector.overIpv6() ? 0 : HexFormat.fromHexDigitsToLong(vector.field("vrrp.auth_data")))
                : new AdvertBody.Version3(vector.number("vrrp.rsvd"), vector.number("vrrp.max_adver_int_cs"));
        assertEquals(expected, advert.body());
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : vector.field("vrrp.addresses").split(" ", -1)) {
            if (!address.isEmpty()) {
                addresses.add(InetAddress.getByName(address));
            }
        }
        assertEquals(addresses, advert.addresses());
    }

    private static void assertAuthenticationHeader(Vector vector, @Nullable AuthenticationHeader ah) {
        if (!vector.has("ah.spi")) {
            assertNull(ah);
            return;
        }
        assertNotNull(ah);
        assertEquals(vector.number("ah.next_header"), ah.nextHeader());
        assertEquals(Long.decode(vector.field("ah.spi")), ah.spi());
        assertEquals(vector.number("ah.seq"), ah.sequence());
        assertEquals(Octets.ofHex(vector.field("ah.icv")), ah.icv());
    }

    private static void assertTrailer(Vector vector, @Nullable HmacTrailer trailer) {
        if (!vector.has("hmac.key_id")) {
            assertNull(trailer);
            return;
        }
        assertNotNull(trailer);
        long sequence = Long.parseLong(vector.field("hmac.sec")) << 32
                | (long) vector.number("hmac.subsec") << 16
                | vector.number("hmac.ctr");
        assertEquals(
                new HmacTrailer(
                        vector.number("hmac.ext_type"),
                        vector.number("hmac.key_id"),
                        vector.number("hmac.reserved"),
                        sequence,
                        Octets.ofHex(vector.field("hmac.hmac"))),
                trailer);
        assertEquals(Long.parseLong(vector.field("hmac.sec")), trailer.seconds());
    }

    /** With nothing left of the digests that were received. */
    private static Advert signedAgain(Vector vector, Advert advert) {
        AuthenticationHeader ah = advert.protection().ah();
        HmacTrailer trailer = advert.protection().hmac();
        Advert bare = advert.with(Protection.NONE);
        if (ah != null) {
            return bare.with(Protection.NONE.with(AuthenticationHeader.outgoing(advert.source(), ah.sequence())));
        }
        HmacKey key = hmacKey(vector);
        return trailer == null || key == null ? bare : HmacMac.sign(bare, key, trailer.sequence64());
    }

    private static ChecksumVariant variant(Vector vector) throws Exception {
        String rule = vector.field("checksum_rule");
        if (rule.equals("pdu, no pseudo header")) {
            return ChecksumVariant.PLAIN;
        }
        String fixed = "pdu + pseudo header with destination ";
        return rule.startsWith(fixed)
                ? new ChecksumVariant.PseudoHeaderTo(InetAddress.getByName(rule.substring(fixed.length())))
                : ChecksumVariant.PSEUDO_HEADER;
    }

    private static @Nullable AhKey ahKey(Vector vector) {
        return vector.has("ah.spi")
                ? AhKey.of(vector.field("param auth_pass").getBytes(StandardCharsets.US_ASCII))
                : null;
    }

    private static @Nullable HmacKey hmacKey(Vector vector) {
        if (!vector.has("param hmac_key_hex")) {
            return null;
        }
        String text = "hex:" + vector.field("param hmac_key_hex");
        return HmacKey.decode(vector.number("param hmac_key_id"), text.getBytes(StandardCharsets.US_ASCII));
    }

    private static HmacKey otherHmacKey() {
        HmacKey key = HmacKey.decode(1, new byte[HmacKey.LEAST_BYTES]);
        assertNotNull(key);
        return key;
    }

    private static String hex(ByteBuffer packet) {
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

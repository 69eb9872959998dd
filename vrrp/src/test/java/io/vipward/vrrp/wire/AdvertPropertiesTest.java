package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdvertPropertiesTest {
    private static final long SEED = 3768;
    private static final int PACKETS = 1_000_000;
    private static final int LONGEST = 120;
    private static final AhKey AH_KEY = AhKey.of(new byte[] {1, 2, 3});

    private final Random random = new Random(SEED);
    private final RandomAdverts adverts = new RandomAdverts(random);

    @Test
    void noRandomPacketMakesTheDecoderThrow() {
        byte[] bytes = new byte[LONGEST];
        int decoded = 0;

        for (int count = 0; count < PACKETS; count++) {
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                // Past the first checks, so that the later ones are reached.
                bytes[0] = (byte) (0x45 + random.nextInt(3));
                bytes[9] = (byte) (random.nextInt(4) == 0 ? 51 : 112);
                bytes[23] = (byte) random.nextInt(20);
                bytes[47] = (byte) random.nextInt(10);
            }
            ByteBuffer packet = ByteBuffer.wrap(bytes, 0, random.nextInt(LONGEST + 1));
            decoded += judged(AdvertDecoder.decode(packet)) ? 1 : 0;
        }

        assertTrue(decoded > 1_000, "seed " + SEED + " decoded only " + decoded);
    }

    @Test
    void noRandomIpv6PayloadMakesTheDecoderThrow() {
        InetAddress source = adverts.address(true);
        byte[] bytes = new byte[LONGEST];
        int decoded = 0;

        for (int count = 0; count < PACKETS; count++) {
            random.nextBytes(bytes);
            bytes[3] = (byte) random.nextInt(8);
            ByteBuffer payload = ByteBuffer.wrap(bytes, 0, random.nextInt(LONGEST + 1));
            decoded += judged(AdvertDecoder.decodeIpv6(payload, source, source, random.nextInt(257) - 1)) ? 1 : 0;
        }

        assertTrue(decoded > 1_000, "seed " + SEED + " decoded only " + decoded);
    }

    @Test
    void noMutationOfAValidAdvertMakesTheDecoderThrow() {
        int rejected = 0;

        for (int count = 0; count < PACKETS / 5; count++) {
            Advert advert = adverts.next();
            byte[] bytes = encode(advert, adverts.sealing(advert));
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
            rejected += judged(decode(advert, ByteBuffer.wrap(bytes, 0, length))) ? 0 : 1;
        }

        assertTrue(rejected > 1_000, "seed " + SEED + " rejected only " + rejected);
    }

    @Test
    void everyAdvertSurvivesEncodingAndDecoding() {
        for (int count = 0; count < 20_000; count++) {
            Advert advert = adverts.next();
            Sealing sealing = adverts.sealing(advert);

            byte[] bytes = encode(advert, sealing);
            Advert decoded = assertInstanceOf(Advert.class, decode(advert, ByteBuffer.wrap(bytes)));

            String message = "seed " + SEED + ", advert " + count;
            assertEquals(advert.header(), decoded.header(), message);
            assertEquals(advert.body(), decoded.body(), message);
            assertEquals(advert.addresses(), decoded.addresses(), message);
            assertEquals(advert.protection().hmac(), decoded.protection().hmac(), message);
            assertEquals(advert.envelope().identification(), decoded.envelope().identification(), message);
            assertEquals(advert.envelope().ttl(), decoded.envelope().ttl(), message);
            assertEquals(bytes.length, decoded.envelope().totalLength(), message);
            assertTrue(holds(decoded, sealing.checksum()), message);
            assertAuthenticated(advert, decoded, message);
        }
    }

    private static void assertAuthenticated(Advert advert, Advert decoded, String message) {
        AuthenticationHeader sent = advert.protection().ah();
        if (sent != null) {
            AuthenticationHeader received = decoded.protection().ah();
            assertNotNull(received, message);
            assertEquals(sent.spi(), received.spi(), message);
            assertEquals(sent.sequence(), received.sequence(), message);
            assertTrue(AhIcv.verify(decoded, AH_KEY, decoded.envelope().unicast()), message);
        }
        if (advert.protection().hmac() != null) {
            assertTrue(HmacMac.verify(decoded, RandomAdverts.HMAC_KEY), message);
        }
    }

    /** Asks all that can be asked of an advert, so that a throw shows. */
    private static boolean judged(Decoded decoded) {
        if (!(decoded instanceof Advert advert)) {
            return false;
        }
        AdvertChecksum.holdsPlain(advert);
        AdvertChecksum.holdsWithPseudoHeader(advert, advert.envelope().destination());
        if (advert.protection().ah() != null) {
            AhIcv.verify(advert, AH_KEY, true);
        }
        if (advert.protection().hmac() != null) {
            HmacMac.verify(advert, RandomAdverts.HMAC_KEY);
        }
        return true;
    }

    private static boolean holds(Advert advert, ChecksumVariant variant) {
        if (variant instanceof ChecksumVariant.Plain) {
            return AdvertChecksum.holdsPlain(advert);
        }
        return AdvertChecksum.holdsWithPseudoHeader(
                advert,
                variant instanceof ChecksumVariant.PseudoHeaderTo fixed
                        ? fixed.destination()
                        : advert.envelope().destination());
    }

    private static byte[] encode(Advert advert, Sealing sealing) {
        return advert.overIpv4()
                ? AdvertEncoder.encode(advert, new Sealing(sealing.checksum(), AH_KEY))
                : AdvertEncoder.encodePayloadWithChecksum(advert);
    }

    private static Decoded decode(Advert sent, ByteBuffer bytes) {
        PacketEnvelope envelope = sent.envelope();
        return sent.overIpv4()
                ? AdvertDecoder.decode(bytes)
                : AdvertDecoder.decodeIpv6(bytes, envelope.source(), envelope.destination(), envelope.ttl());
    }

    /** Made from a random source; an unknown host cannot be. */
    static InetAddress addressOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}

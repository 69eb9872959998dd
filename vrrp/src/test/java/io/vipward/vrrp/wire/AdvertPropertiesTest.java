package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdvertPropertiesTest {
    private static final long SEED = 3768;
    private static final int PACKETS = 1_000_000;
    private static final int LONGEST = 120;

    @Test
    void noRandomPacketMakesTheDecoderThrow() {
        Random random = new Random(SEED);
        byte[] bytes = new byte[LONGEST];
        int decoded = 0;

        for (int count = 0; count < PACKETS; count++) {
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                // Past the first checks, so that the later ones are reached.
                bytes[0] = (byte) (0x45 + random.nextInt(3));
                bytes[9] = 112;
                bytes[23] = (byte) random.nextInt(20);
            }
            ByteBuffer packet = ByteBuffer.wrap(bytes, 0, random.nextInt(LONGEST + 1));
            decoded += AdvertDecoder.decode(packet) instanceof Advert ? 1 : 0;
        }

        assertTrue(decoded > 1_000, "seed " + SEED + " decoded only " + decoded);
    }

    @Test
    void noMutationOfAValidAdvertMakesTheDecoderThrow() {
        Random random = new Random(SEED);
        int rejected = 0;

        for (int count = 0; count < PACKETS / 5; count++) {
            byte[] bytes = AdvertEncoder.encode(randomAdvert(random), Sealing.PLAIN);
            int changes = 1 + random.nextInt(4);
            for (int change = 0; change < changes; change++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) : bytes.length;
            Decoded decoded = AdvertDecoder.decode(ByteBuffer.wrap(bytes, 0, length));
            rejected += decoded instanceof Rejected ? 1 : 0;
        }

        assertTrue(rejected > 1_000, "seed " + SEED + " rejected only " + rejected);
    }

    @Test
    void everyAdvertSurvivesEncodingAndDecoding() {
        Random random = new Random(SEED);

        for (int count = 0; count < 20_000; count++) {
            Advert advert = randomAdvert(random);

            Advert decoded = assertInstanceOf(
                    Advert.class, AdvertDecoder.decode(ByteBuffer.wrap(AdvertEncoder.encode(advert, Sealing.PLAIN))));

            String message = "seed " + SEED + ", advert " + count;
            assertEquals(advert.header(), decoded.header(), message);
            assertEquals(advert.body(), decoded.body(), message);
            assertEquals(advert.addresses(), decoded.addresses(), message);
            assertEquals(advert.envelope().identification(), decoded.envelope().identification(), message);
            assertTrue(AdvertChecksum.holdsPlain(decoded), message);
        }
    }

    private static Advert randomAdvert(Random random) {
        int count = random.nextInt(10) == 0 ? random.nextInt(256) : random.nextInt(4);
        List<InetAddress> addresses = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            addresses.add(randomAddress(random));
        }
        return new Advert(
                PacketEnvelope.outgoing(randomAddress(random), randomAddress(random), 1 + random.nextInt(0xffff)),
                new AdvertHeader(2, 1, random.nextInt(256), random.nextInt(256), count),
                new AdvertBody.Version2(random.nextInt(256), random.nextInt(256), random.nextLong()),
                addresses,
                Protection.NONE);
    }

    private static InetAddress randomAddress(Random random) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}

package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HmacMacTest {
    private static final int SOURCE = 12;

    private final HmacKey key = key(1, 0);

    @Test
    void sourceMessageAndTrailerAreCoveredAndNothingElse() {
        byte[] packet = AdvertEncoder.encode(HmacMac.sign(advert(), key, 1), Sealing.PSEUDO_HEADER);

        List<Integer> unnoticed = new ArrayList<>();
        for (int offset = 1; offset < packet.length; offset++) {
            byte[] changed = packet.clone();
            changed[offset] ^= 1;
            if (AdvertDecoder.decode(ByteBuffer.wrap(changed)) instanceof Advert advert
                    && HmacMac.verify(advert, key)) {
                unnoticed.add(offset);
            }
        }

        // The IPv4 header but its protocol and source, and the checksum of the message.
        List<Integer> expected = Stream.of(
                        IntStream.range(1, 9),
                        IntStream.range(10, SOURCE),
                        IntStream.range(16, 20),
                        IntStream.of(26, 27))
                .flatMap(IntStream::boxed)
                .toList();
        assertEquals(expected, unnoticed);
    }

    @Test
    void copiesForOtherPeersHaveTheSameTrailer() throws Exception {
        Advert signed = HmacMac.sign(advert(), key, 1);

        Advert copy = signed.to(InetAddress.getByName("192.0.2.9"));

        assertEquals(
                signed.protection().hmac(),
                HmacMac.sign(copy, key, 1).protection().hmac());
        assertTrue(HmacMac.verify(copy, key));
    }

    @Test
    void familyIsCovered() throws Exception {
        byte[] zeros = new byte[16];
        InetAddress four = InetAddress.getByAddress(new byte[4]);
        InetAddress six = Inet6Address.getByAddress(null, zeros, -1);
        Advert overFour = empty(four);
        Advert overSix = empty(six);

        HmacTrailer trailer = HmacMac.sign(overFour, key, 1).protection().hmac();

        assertNotNull(trailer);
        assertFalse(HmacMac.verify(overSix.with(overSix.protection().with(trailer)), key));
    }

    @Test
    void advertsWithoutTrailerOrOfAnotherVersionAreNotVerified() {
        Advert advert = advert();
        HmacTrailer trailer = HmacMac.sign(advert, key, 1).protection().hmac();
        assertNotNull(trailer);
        Advert foreign = new Advert(
                advert.envelope(),
                new AdvertHeader(4, 1, 51, 100, 1),
                new AdvertBody.Foreign(),
                advert.addresses(),
                Protection.NONE.with(trailer));

        assertFalse(HmacMac.verify(advert, key));
        assertFalse(HmacMac.verify(foreign, key));
    }

    @Test
    void trailerCarriesTheNumberOfItsKey() {
        HmacTrailer trailer =
                HmacMac.sign(advert(), key(200, 0), 5).protection().hmac();

        assertNotNull(trailer);
        assertEquals(List.of(1, 200, 0), List.of(trailer.type(), trailer.keyId(), trailer.reserved()));
        assertEquals(5, trailer.sequence64());
    }

    private static Advert advert() {
        return assertInstanceOf(
                        Advert.class,
                        AdvertDecoder.decode(Vectors.read("v3-ip4-adv1").packet()))
                .with(Protection.NONE);
    }

    private static Advert empty(InetAddress address) {
        return new Advert(
                PacketEnvelope.outgoing(address, address, 1),
                new AdvertHeader(3, 1, 51, 100, 0),
                new AdvertBody.Version3(0, 100),
                List.of(),
                Protection.NONE);
    }

    private static HmacKey key(int id, int first) {
        byte[] bytes = new byte[HmacKey.LEAST_BYTES];
        bytes[0] = (byte) first;
        HmacKey key = HmacKey.decode(id, bytes);
        assertNotNull(key);
        return key;
    }
}

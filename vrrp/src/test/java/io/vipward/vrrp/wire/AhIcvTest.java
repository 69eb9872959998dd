package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AhIcvTest {
    private static final AhKey KEY = AhKey.of("s3cret".getBytes(StandardCharsets.US_ASCII));
    private static final int TTL = 8;
    /** Type of service, flags and fragment offset, header checksum: routers change them. */
    private static final Set<Integer> MUTABLE = Set.of(1, 6, 7, 10, 11);

    @Test
    void everyByteThatNoRouterChangesIsCoveredInMulticast() {
        List<Integer> unnoticed = unnoticedChanges("v2-ah-adv1", false);

        assertEquals(List.of(1, 6, 7, 10, 11), unnoticed);
    }

    @Test
    void timeToLiveIsNotCoveredInUnicast() {
        List<Integer> unnoticed = unnoticedChanges("v2-uni-ah-peer1-adv1", true);

        assertEquals(List.of(1, 6, 7, TTL, 10, 11), unnoticed);
        assertTrue(unnoticed.containsAll(MUTABLE));
    }

    @Test
    void copiesForOtherPeersHaveOtherCheckValues() throws Exception {
        Advert first = decode(packet("v2-uni-ah-peer1-adv1"));
        Advert second = decode(packet("v2-uni-ah-peer2-adv1"));

        byte[] copy = AdvertEncoder.encode(
                first.to(second.envelope().destination()), new Sealing(ChecksumVariant.PLAIN, KEY));

        assertEquals(second, decode(copy));
    }

    @Test
    void paddingBehindTheMessageIsNotCovered() {
        byte[] packet = packet("v2-ah-adv1");
        byte[] shorter =
                AdvertEncoder.encode(withoutAddresses(decode(packet)), new Sealing(ChecksumVariant.PLAIN, KEY));

        // Sixty bytes: too long for Ethernet to pad, so nothing may follow.
        assertInstanceOf(Rejected.class, AdvertDecoder.decode(ByteBuffer.wrap(longer(shorter, 2))));
        assertTrue(AhIcv.verify(decode(shorter), KEY, false));
    }

    @Test
    void passwordsAreEqualByTheirFirstEightBytes() {
        AhKey eight = AhKey.of("12345678".getBytes(StandardCharsets.US_ASCII));
        AhKey more = AhKey.of("123456789".getBytes(StandardCharsets.US_ASCII));

        assertEquals(eight, more);
        assertEquals(eight.hashCode(), more.hashCode());
        assertNotEquals(eight, KEY);
        assertEquals("AhKey", KEY.toString());
    }

    @Test
    void advertThatWasNotReceivedHasNothingToVerify() {
        Advert advert = decode(packet("v2-ah-adv1"));
        AuthenticationHeader outgoing = AuthenticationHeader.outgoing(advert.source(), 7);

        assertEquals(0xc0000201L, outgoing.spi());
        assertFalse(AhIcv.verify(advert.with(Protection.NONE.with(outgoing)), KEY, false));
    }

    /** Offsets of the bytes whose change the check value does not show. */
    private static List<Integer> unnoticedChanges(String id, boolean unicast) {
        List<Integer> unnoticed = new ArrayList<>();
        byte[] packet = packet(id);
        for (int offset = 0; offset < packet.length; offset++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = packet.clone();
                changed[offset] ^= (byte) (1 << bit);
                boolean believed = AdvertDecoder.decode(ByteBuffer.wrap(changed)) instanceof Advert advert
                        && AhIcv.verify(advert, KEY, unicast);
                if (believed && !unnoticed.contains(offset)) {
                    unnoticed.add(offset);
                }
            }
        }
        return unnoticed;
    }

    private static Advert withoutAddresses(Advert advert) {
        AdvertHeader header = advert.header();
        return new Advert(
                advert.envelope(),
                new AdvertHeader(header.version(), header.type(), header.vrid(), header.priority(), 0),
                advert.body(),
                List.of(),
                advert.protection());
    }

    private static byte[] longer(byte[] bytes, int by) {
        byte[] longer = new byte[bytes.length + by];
        System.arraycopy(bytes, 0, longer, 0, bytes.length);
        return longer;
    }

    private static Advert decode(byte[] packet) {
        return assertInstanceOf(Advert.class, AdvertDecoder.decode(ByteBuffer.wrap(packet)));
    }

    private static byte[] packet(String id) {
        ByteBuffer packet = Vectors.read(id).packet();
        byte[] bytes = new byte[packet.remaining()];
        packet.get(bytes);
        return bytes;
    }
}

package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.wire.CraftedPackets.Case;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CraftedPacketsDecodingTest {
    private static final String LENGTH_ERROR = "Packet Errors/Length";
    private static final String EXTENSION = "Authentication Extension Errors/";
    private static final int TOTAL_LENGTH = 2;
    private static final int IP_CHECKSUM = 10;
    private static final int MESSAGE_CHECKSUM = 6;
    private static final HmacKey KEY = key();

    @TestFactory
    List<DynamicTest> decodedAsKeepalivedDoes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String set : CraftedPackets.SETS) {
            for (Case crafted : CraftedPackets.read(set)) {
                tests.add(DynamicTest.dynamicTest(set + ": " + crafted.name(), () -> {
                    for (ByteBuffer packet : crafted.packets()) {
                        assertDecoded(crafted, packet, AdvertDecoder.decode(packet));
                    }
                }));
            }
        }
        return tests;
    }

    private static void assertDecoded(Case crafted, ByteBuffer packet, Decoded decoded) {
        if (crafted.logged("IPv4 VRRP packet too short")) {
            Rejected rejected = assertInstanceOf(Rejected.class, decoded);
            assertEquals(crafted.log(), List.of(rejected.detail()));
        } else if (decoded instanceof Rejected rejected) {
            assertEquals(Rejected.Reason.WRONG_LENGTH, rejected.reason());
            assertTrue(crafted.counted(LENGTH_ERROR), rejected.detail());
            assertTrue(crafted.log().isEmpty() || crafted.logged(rejected.detail()), rejected.detail());
        } else if (decoded instanceof Advert advert) {
            // Only keepalived without auth_hmac takes a trailer for a wrong length.
            assertEquals(
                    advert.protection().hmac() != null && crafted.name().equals("trailer present"),
                    crafted.counted(LENGTH_ERROR));
            assertDigest(crafted, advert);
            assertEncodedAgain(packet, advert);
        }
    }

    private static void assertDigest(Case crafted, Advert advert) {
        if (advert.protection().hmac() == null) {
            assertFalse(HmacMac.verify(advert, KEY));
        } else if (crafted.counted(EXTENSION + "Invalid HMAC")) {
            assertFalse(HmacMac.verify(advert, KEY));
        } else if (!crafted.counted(EXTENSION + "Malformed") && !crafted.counted(EXTENSION + "Unknown Key")) {
            assertTrue(HmacMac.verify(advert, KEY));
        }
    }

    /** All but the checksums, which may be wrong; without IP options and padding. */
    private static void assertEncodedAgain(ByteBuffer packet, Advert advert) {
        boolean options = packet.get(0) != 0x45;
        if (options || advert.body() instanceof AdvertBody.Foreign) {
            return;
        }
        byte[] encoded = AdvertEncoder.encode(advert, Sealing.PLAIN);
        byte[] original = new byte[encoded.length];
        packet.get(0, original);
        int message = 20 + (advert.protection().ah() == null ? 0 : AuthenticationHeader.BYTES);
        for (byte[] bytes : List.of(encoded, original)) {
            ByteBuffer.wrap(bytes)
                    .putShort(TOTAL_LENGTH, (short) 0)
                    .putShort(IP_CHECKSUM, (short) 0)
                    .putShort(message + MESSAGE_CHECKSUM, (short) 0);
        }
        assertEquals(HexFormat.of().formatHex(original), HexFormat.of().formatHex(encoded));
    }

    private static HmacKey key() {
        String text = "hex:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        HmacKey key = HmacKey.decode(1, text.getBytes(StandardCharsets.US_ASCII));
        assertNotNull(key);
        return key;
    }
}

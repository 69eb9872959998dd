package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvertDecoderTest {
    private static final String IP = "45c0002800010000ff700000c0000201e0000012";
    private static final String ADVERT = "2133c8010101174bc00002647333637265740000";

    @Test
    void bytesBelowTheFixedHeadersAreTooShort() {
        Rejected header = rejected("45c0");
        Rejected message = rejected(IP + "2133c801");

        assertEquals(new Rejected(Rejected.Reason.TOO_SHORT, "IPv4 VRRP packet too short - 2 bytes", null), header);
        assertEquals(new Rejected(Rejected.Reason.TOO_SHORT, "IPv4 VRRP packet too short - 24 bytes", null), message);
    }

    @Test
    void anotherIpVersionOrProtocolIsNamed() {
        Rejected version = rejected("65" + IP.substring(2) + ADVERT);
        Rejected protocol = rejected(IP.replace("ff70", "ff11") + ADVERT);

        assertEquals(Rejected.Reason.NOT_IPV4, version.reason());
        assertEquals("IP protocol 17", protocol.detail());
        assertNull(protocol.claim());
    }

    @Test
    void ipHeaderBelowFiveWordsIsNotFollowed() {
        Rejected rejected = rejected("44" + IP.substring(2) + ADVERT);

        assertEquals(Rejected.Reason.NOT_IPV4, rejected.reason());
    }

    @Test
    void wrongLengthNamesWhomItClaimsToBeFor() throws Exception {
        Rejected rejected = rejected(IP + ADVERT + "00000000");

        assertEquals(Rejected.Reason.WRONG_LENGTH, rejected.reason());
        assertEquals("too long, length 44 and expect 40", rejected.detail());
        assertEquals(new Rejected.Claim(51, InetAddress.getByName("192.0.2.1")), rejected.claim());
    }

    @Test
    void ethernetPaddingIsNotALengthError() {
        Decoded padded = decode(IP + ADVERT + "000000000000");

        Advert advert = assertInstanceOf(Advert.class, padded);
        assertTrue(AdvertChecksum.holdsPlain(advert));
        assertEquals(46, advert.envelope().receivedBytes());
    }

    @Test
    void ipOptionsAreSteppedOver() {
        Decoded decoded = decode("46" + IP.substring(2) + "01010100" + ADVERT);

        assertEquals(51, assertInstanceOf(Advert.class, decoded).header().vrid());
    }

    @Test
    void changedByteShowsInTheChecksum() {
        Advert advert = assertInstanceOf(Advert.class, decode(IP + ADVERT.replace("c8", "c9")));

        assertFalse(AdvertChecksum.holdsPlain(advert));
    }

    @Test
    void anotherVersionIsDecodedAsFarAsItsLengthTells() {
        Advert advert = assertInstanceOf(Advert.class, decode(IP + "4133c8010064a171c0000264"));

        assertEquals(4, advert.header().version());
        assertEquals(new AdvertBody.Foreign(), advert.body());
    }

    @Test
    void foreignVersionsAreNotEncoded() throws Exception {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        Advert advert = new Advert(
                PacketEnvelope.outgoing(address, address, 1),
                new AdvertHeader(4, 1, 51, 100, 0),
                new AdvertBody.Foreign(),
                List.of(),
                Protection.NONE);

        assertThrows(IllegalArgumentException.class, () -> AdvertEncoder.encode(advert, Sealing.PLAIN));
    }

    private static Decoded decode(String hex) {
        return AdvertDecoder.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static Rejected rejected(String hex) {
        return assertInstanceOf(Rejected.class, decode(hex));
    }
}

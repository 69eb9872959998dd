package io.vipward.vrrp.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvertDecoderTest {
    private static final String IP = "45c0002800010000ff700000c0000201e0000012";
    private static final String AH_IP = "45c0004000010000ff330000c0000201e0000012";
    private static final String AH = "70040000c0000201000000019ac7d222922f5547d4f5aead";
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

    @Test
    void authenticatedMessageNeedsRoomForBothHeaders() {
        Rejected rejected = rejected(AH_IP + AH + "2133c801020152");

        assertEquals(new Rejected(Rejected.Reason.TOO_SHORT, "IPv4 VRRP packet too short - 51 bytes", null), rejected);
    }

    @Test
    void otherNextHeaderThanVrrpIsShown() {
        Advert advert = assertInstanceOf(Advert.class, decode(AH_IP + AH.replaceFirst("70", "11") + ADVERT));

        assertEquals(
                17,
                advert.protection().ah() == null ? 0 : advert.protection().ah().nextHeader());
    }

    @Test
    void authenticationHeaderCountsInTheLength() {
        assertEquals(
                "too short, length 60 and expect 64",
                rejected(AH_IP + AH + ADVERT.substring(0, 32)).detail());
    }

    @Test
    void trailerIsRecognisedByItsLengthOnly() {
        String trailer = "ff".repeat(HmacTrailer.BYTES);

        Advert advert = assertInstanceOf(Advert.class, decode(IP + ADVERT + trailer));

        assertEquals(
                new HmacTrailer(0xff, 0xff, 0xffff, -1, Octets.ofHex("ff".repeat(16))),
                advert.protection().hmac());
        assertEquals(
                "too long, length 64 and expect 40",
                rejected(IP + ADVERT + trailer.substring(8)).detail());
        assertEquals(
                "too long, length 72 and expect 40",
                rejected(IP + ADVERT + trailer + "00000000").detail());
    }

    @Test
    void version3HasNoAuthenticationDataBehindItsAddresses() {
        assertEquals(
                "too long, length 40 and expect 32",
                rejected(IP + "3133c8010064a171c0000264" + "00".repeat(8)).detail());
    }

    @Test
    void reservedBitsAreNotPartOfTheInterval() {
        Advert advert = assertInstanceOf(Advert.class, decode(IP + "3133c801f0640000c0000264"));

        assertEquals(new AdvertBody.Version3(15, 100), advert.body());
    }

    @Test
    void shortIpv6PayloadIsNamedAsSuch() throws Exception {
        Rejected rejected = assertInstanceOf(Rejected.class, decodeIpv6("3133c801006400"));

        assertEquals(new Rejected(Rejected.Reason.TOO_SHORT, "IPv6 VRRP packet too short - 7 bytes", null), rejected);
    }

    @Test
    void ipv6IsNotPadded() throws Exception {
        Rejected rejected = assertInstanceOf(Rejected.class, decodeIpv6("3133c80000640000" + "0000"));

        assertEquals("too long, length 10 and expect 8", rejected.detail());
        assertEquals(new Rejected.Claim(51, InetAddress.getByName("fe80::1")), rejected.claim());
    }

    @Test
    void version2OverIpv6HasNoAuthenticationData() throws Exception {
        Advert advert = assertInstanceOf(Advert.class, decodeIpv6("2133c80101010000" + "20010db8" + "00".repeat(12)));

        assertEquals(new AdvertBody.Version2(1, 1, 0), advert.body());
    }

    @Test
    void ipv6AddressThatMapsAnIpv4AddressStaysOne() throws Exception {
        String payload = "3133c80100640000" + "00".repeat(10) + "ffffc0000201";

        Advert advert = assertInstanceOf(Advert.class, decodeIpv6(payload));

        assertInstanceOf(Inet6Address.class, advert.addresses().get(0));
        assertEquals(payload, HexFormat.of().formatHex(AdvertEncoder.encodePayload(advert)));
    }

    @Test
    void hopLimitMayBeUnknown() throws Exception {
        Advert advert = assertInstanceOf(Advert.class, decodeIpv6("3133c80000640000"));

        assertEquals(
                new PacketEnvelope(
                        InetAddress.getByName("fe80::1"),
                        InetAddress.getByName("ff02::12"),
                        PacketEnvelope.UNKNOWN,
                        0,
                        8,
                        8),
                advert.envelope());
    }

    @Test
    void familiesAreNotMixed() throws Exception {
        InetAddress four = InetAddress.getByName("192.0.2.1");
        InetAddress six = InetAddress.getByName("2001:db8::1");

        assertThrows(IllegalArgumentException.class, () -> AdvertEncoder.encode(empty(six, six), Sealing.PLAIN));
        assertThrows(IllegalArgumentException.class, () -> AdvertEncoder.encode(empty(four, six), Sealing.PLAIN));
        assertThrows(IllegalArgumentException.class, () -> AdvertEncoder.encodePayload(empty(four, four)));
        assertThrows(IllegalArgumentException.class, () -> AdvertEncoder.encodePayload(empty(six, four)));
    }

    private static Advert empty(InetAddress source, InetAddress destination) {
        return new Advert(
                PacketEnvelope.outgoing(source, destination, 1),
                new AdvertHeader(3, 1, 51, 100, 0),
                new AdvertBody.Version3(0, 100),
                List.of(),
                Protection.NONE);
    }

    private static Decoded decodeIpv6(String hex) throws Exception {
        return AdvertDecoder.decodeIpv6(
                ByteBuffer.wrap(HexFormat.of().parseHex(hex)),
                InetAddress.getByName("fe80::1"),
                InetAddress.getByName("ff02::12"),
                PacketEnvelope.UNKNOWN);
    }

    private static Decoded decode(String hex) {
        return AdvertDecoder.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    private static Rejected rejected(String hex) {
        return assertInstanceOf(Rejected.class, decode(hex));
    }
}

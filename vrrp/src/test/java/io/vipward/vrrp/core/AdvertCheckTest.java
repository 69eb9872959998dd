package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.model.AdvertHandling;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.HmacTrailer;
import io.vipward.vrrp.wire.Octets;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdvertCheckTest {
    private static final long PASSWORD = 0x7333637265740000L;
    private static final PacketEnvelope GOOD_ENVELOPE =
            new PacketEnvelope(address("192.0.2.2"), address("224.0.0.18"), 255, 1, 40, 40);
    private static final AdvertHeader GOOD_HEADER = new AdvertHeader(2, 1, 51, 200, 1);
    private static final AdvertBody GOOD_BODY = new AdvertBody.Version2(1, 1, PASSWORD);

    private final Run backup = Run.started(Fixtures.instance(100));

    @Test
    void goodAdvertIsBelieved() {
        backup.hears(advert(GOOD_ENVELOPE, GOOD_HEADER, GOOD_BODY, true));

        assertEquals(1, backup.counter(Counter.ADVERTS_RECEIVED));
        assertEquals(List.of("(VI_1) master set to 192.0.2.2"), backup.log());
    }

    @Test
    void otherVersionIsNamed() {
        backup.hears(advert(GOOD_ENVELOPE, new AdvertHeader(3, 1, 51, 200, 1), new AdvertBody.Foreign(), true));

        refused(Counter.VERSION_ERRORS, "(VI_1) wrong VRRP version from 192.0.2.2. Received 3 and expect 2");
    }

    @Test
    void otherIntervalIsCounted() {
        backup.hears(advert(GOOD_ENVELOPE, GOOD_HEADER, new AdvertBody.Version2(1, 3, PASSWORD), true));

        refused(
                Counter.INTERVAL_ERRORS,
                "(VI_1) advertisement interval mismatch with 192.0.2.2 mine=1 sec rcv'd=3 sec");
    }

    @Test
    void totalLengthMustBeThatOfThePacket() {
        PacketEnvelope lying = new PacketEnvelope(address("192.0.2.2"), address("224.0.0.18"), 255, 1, 44, 40);

        backup.hears(advert(lying, GOOD_HEADER, GOOD_BODY, true));

        refused(
                Counter.LENGTH_ERRORS,
                "(VI_1) ip_tot_len mismatch against received length from 192.0.2.2. 44 and received 40");
    }

    @Test
    void trailerThatNobodyAskedForIsTooLong() {
        PacketEnvelope longer = new PacketEnvelope(address("192.0.2.2"), address("224.0.0.18"), 255, 1, 68, 68);
        Octets mac = Octets.of(new byte[16]);
        Advert plain = advert(longer, GOOD_HEADER, GOOD_BODY, true);

        backup.hears(plain.with(plain.protection().with(new HmacTrailer(HmacTrailer.TYPE, 1, 0, 1, mac))));

        refused(Counter.LENGTH_ERRORS, "(VI_1) vrrp packet from 192.0.2.2 too long, length 68 and expect 40");
    }

    @Test
    void unicastIsNotForAMulticastInstance() {
        PacketEnvelope unicast = new PacketEnvelope(address("192.0.2.2"), address("192.0.2.1"), 255, 1, 40, 40);

        backup.hears(advert(unicast, GOOD_HEADER, GOOD_BODY, true));

        refused(
                Counter.ADDRESS_LIST_ERRORS,
                "(VI_1) Expected multicast packet but received unicast packet from 192.0.2.2");
    }

    @Test
    void passwordIsComparedBeforeIntervalTypeAndChecksum() {
        AdvertBody wrong = new AdvertBody.Version2(1, 3, PASSWORD + 1);

        backup.hears(advert(GOOD_ENVELOPE, new AdvertHeader(2, 7, 51, 200, 1), wrong, false));

        refused(Counter.AUTH_FAILURES, "(VI_1) received an invalid passwd from 192.0.2.2!");
    }

    @Test
    void withoutAuthenticationTheAuthenticationDataIsNotLookedAt() {
        Run open = Run.started(Fixtures.instance(100).withoutAuthentication());

        open.hears(advert(GOOD_ENVELOPE, GOOD_HEADER, new AdvertBody.Version2(0, 1, 77), true));

        assertEquals(1, open.counter(Counter.ADVERTS_RECEIVED));
    }

    @Test
    void addressesOfAKnownMasterAreNotComparedAgainWhereAsked() {
        Run lenient = Run.started(Fixtures.instance(100).handling(new AdvertHandling(false, false, true, false)));

        lenient.hears(Run.advert("192.0.2.2", 200, "192.0.2.77"));
        assertEquals(1, lenient.counter(Counter.ADDRESS_LIST_ERRORS));
        lenient.hears(Run.advert("192.0.2.2", 200, "192.0.2.77"));

        assertEquals(1, lenient.counter(Counter.ADDRESS_LIST_ERRORS));
        assertEquals(2, lenient.counter(Counter.ADVERTS_RECEIVED));
    }

    @Test
    void otherAddressesAreRemarkedAndTheAdvertIsUsed() {
        backup.hears(Run.advert("192.0.2.2", 200, "192.0.2.77"));

        assertEquals(
                List.of(
                        "(VI_1) ip address associated with VRID 51 not present in advert from 192.0.2.2: 192.0.2.100",
                        "(VI_1) master set to 192.0.2.2"),
                backup.log());
        assertEquals(3_609_375_000L, backup.untilDeadline());
    }

    private void refused(Counter counter, String text) {
        assertEquals(List.of(text), backup.log());
        assertEquals(1, backup.counter(counter));
        assertEquals(0, backup.counter(Counter.ADVERTS_RECEIVED));
    }

    private static Advert advert(PacketEnvelope envelope, AdvertHeader header, AdvertBody body, boolean checksumValid) {
        return new Advert(
                envelope,
                header,
                body,
                List.of(address("192.0.2.100")),
                checksumValid ? Protection.NONE : Protection.NONE.withSum(0xfffe));
    }
}

package io.vipward.vrrp.core;

import static io.vipward.vrrp.core.Fixtures.SECOND;
import static io.vipward.vrrp.core.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.AuthenticationHeader;
import io.vipward.vrrp.wire.Sealing;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthenticatedAdvertsTest {
    private static final String KEY = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final long NOON = 1_800_000_000L * SECOND;
    private static final VrrpAuthentication AH = VrrpAuthentication.of(VrrpAuthentication.Type.AH, "7333637265740000");

    private static final AuthHmac.Mode ENFORCE = AuthHmac.Mode.ENFORCE;

    private final AdvertSigner signer = new AdvertSigner();
    private final Run master = Run.master(Fixtures.instance(200).version3().authentication(hmac(KEY, ENFORCE)));

    @Test
    void digestOfAPeerIsAccepted() {
        Run backup = backup(ENFORCE);

        backup.hearsAt(NOON, signed(NOON));

        assertEquals(1, backup.counter(Counter.ADVERTS_RECEIVED));
        assertEquals(List.of("(VI_1) master set to 192.0.2.1"), backup.log());
    }

    @Test
    void sameAdvertIsNotAcceptedTwice() {
        Run backup = backup(ENFORCE);
        Advert advert = signed(NOON);
        backup.hearsAt(NOON, advert);

        backup.hearsAt(NOON, advert);

        assertEquals(List.of("(VI_1) replayed authentication trailer from 192.0.2.1"), backup.log());
        assertEquals(1, backup.counter(Counter.EXTENSION_REPLAY));
    }

    @Test
    void olderAdvertIsNotAcceptedAfterANewerOne() {
        Run backup = backup(ENFORCE);
        Advert older = signed(NOON);
        backup.hearsAt(NOON, signed(NOON + SECOND));

        backup.hearsAt(NOON, older);

        assertEquals(1, backup.counter(Counter.EXTENSION_REPLAY));
    }

    @Test
    void markThatTheClockHasLeftBehindIsForgotten() {
        Run backup = backup(ENFORCE);
        backup.hearsAt(NOON + 100 * SECOND, signed(NOON + 100 * SECOND));

        backup.hearsAt(NOON, signed(new AdvertSigner(), NOON));

        assertEquals(2, backup.counter(Counter.ADVERTS_RECEIVED));
    }

    @Test
    void clockThatIsTooFarOffIsNamed() {
        Run backup = backup(ENFORCE);

        backup.hearsAt(NOON + 6 * SECOND, signed(NOON));

        assertEquals(
                List.of("(VI_1) stale authentication trailer from 192.0.2.1, clock skew 6 sec exceeds window 5 sec"),
                backup.log());
        assertEquals(1, backup.counter(Counter.EXTENSION_STALE));
    }

    @Test
    void clockThatIsNearlyTooFarOffIsAcceptedAndNamed() {
        Run backup = backup(ENFORCE);

        backup.hearsAt(NOON - 3 * SECOND, signed(NOON));

        assertEquals(
                "(VI_1) authentication clock skew -3 sec from 192.0.2.1 approaching window 5 sec",
                backup.log().get(0));
        assertEquals(1, backup.counter(Counter.ADVERTS_RECEIVED));
    }

    @Test
    void otherKeyIsRefusedInEveryMode() {
        for (AuthHmac.Mode mode : AuthHmac.Mode.values()) {
            Run backup = Run.started(Fixtures.instance(100).version3().authentication(hmac(KEY + "!", mode)));

            backup.hearsAt(NOON, signed(NOON));

            assertEquals(1, backup.counter(Counter.EXTENSION_INVALID_HMAC), mode::word);
        }
    }

    @Test
    void missingDigestIsToleratedWhereTheModeSaysSo() {
        Advert bare = advert().advert();

        assertEquals(0, received(bare, ENFORCE));
        assertEquals(1, received(bare, AuthHmac.Mode.PERMISSIVE));
        assertEquals(1, received(bare, AuthHmac.Mode.RECEIVE_ONLY));
    }

    @Test
    void receiveOnlySendsNoDigest() {
        Run run = Run.master(Fixtures.instance(200).version3().authentication(hmac(KEY, AuthHmac.Mode.RECEIVE_ONLY)));

        assertEquals(null, send(run).protection().signature());
    }

    @Test
    void digestWhereNoneIsExpectedMakesThePacketTooLong() {
        Run backup = Run.started(Fixtures.instance(100).version3());

        backup.hearsAt(NOON, signed(NOON));

        assertEquals(List.of("(VI_1) vrrp packet from 192.0.2.1 too long, length 60 and expect 32"), backup.log());
    }

    @Test
    void digestOfAStrangerIsNotEvenComputedForUnicast() {
        Unicast peers = new Unicast(List.of(new Unicast.Peer(address("192.0.2.9"), 0, 255)), Unicast.KERNEL_TTL, false);
        Run backup = Run.started(Fixtures.instance(100)
                .version3()
                .authentication(hmac(KEY, ENFORCE))
                .unicast(peers));

        backup.hearsAt(NOON, signed(NOON));

        assertEquals(List.of("(VI_1) unicast source address 192.0.2.1 not a unicast peer"), backup.log());
    }

    @Test
    void authenticationHeaderIsAcceptedOnceAndItsNumberTakenUp() {
        Run sender = Run.master(Fixtures.instance(200).authentication(AH));
        Advert first = decoded(send(sender));
        Run backup = Run.started(Fixtures.instance(100).authentication(AH));

        backup.at(SECOND).hears(first);
        assertEquals(1, backup.state().memory().ahSequence());
        backup.hears(first);

        assertEquals(
                List.of("(VI_1) IPSEC-AH : sequence number 1 already processed. Packet dropped. Local(1)"),
                backup.log());
        assertEquals(1, backup.counter(Counter.AUTH_FAILURES));
    }

    @Test
    void newMasterGoesOnWithTheNumbersOfTheOld() {
        Run sender = Run.master(Fixtures.instance(200).authentication(AH));
        sender.toDeadline().toDeadline();
        Run backup = Run.started(Fixtures.instance(100).authentication(AH));
        backup.at(SECOND).hears(decoded(send(sender)));

        backup.toDeadline();

        assertEquals(4, header(send(backup)).sequence());
    }

    @Test
    void mastersThatAlwaysSendTheSameNumberHearEachOtherAgain() {
        assertHeardAgain(100, 100);
        // The one that is not to yield has the lower address, and does not answer.
        assertHeardAgain(100, 200);
    }

    private static void assertHeardAgain(int priorityOfHigherAddress, int priorityOfLowerAddress) {
        boolean byAddress = priorityOfHigherAddress == priorityOfLowerAddress;
        Run high = Run.started(
                Fixtures.instance(priorityOfHigherAddress).authentication(AH), Fixtures.healthy("192.0.2.2"));
        Run low = Run.started(
                Fixtures.instance(priorityOfLowerAddress).authentication(AH), Fixtures.healthy("192.0.2.1"));
        Run winner = byAddress ? high : low;
        Run loser = byAddress ? low : high;
        Advert ofLoser = decoded(send(loser.toDeadline()));
        Advert ofWinner = decoded(send(winner.toDeadline()));
        loser.hears(ofWinner);
        winner.hears(ofLoser).hears(ofLoser);
        assertEquals(StateName.MASTER, loser.state().name());
        loser.toDeadline();

        loser.hears(decoded(send(winner.toDeadline())));

        assertEquals(StateName.BACKUP, loser.state().name());
        assertEquals(2, winner.counter(Counter.AUTH_FAILURES));
    }

    @Test
    void otherPasswordInTheAuthenticationHeaderIsRefused() {
        Run sender = Run.master(Fixtures.instance(200).authentication(AH));
        Run backup = Run.started(Fixtures.instance(100)
                .authentication(VrrpAuthentication.of(VrrpAuthentication.Type.AH, "6f74686572000000")));

        backup.at(SECOND).hears(decoded(send(sender)));

        assertEquals(
                List.of("(VI_1) IPSEC-AH : invalid IPSEC HMAC-MD5 value. Due to fields mutation or bad password !"),
                backup.log());
    }

    @Test
    void packetWithoutAuthenticationHeaderIsRefusedWhereOneIsExpected() {
        Run backup = Run.started(Fixtures.instance(100).authentication(AH));

        backup.at(SECOND).hears("192.0.2.2", 200);

        assertEquals(List.of("(VI_1) No AH header but auth type is AH from 192.0.2.2"), backup.log());
        assertEquals(1, backup.counter(Counter.AUTH_TYPE_MISMATCH));
    }

    @Test
    void spiFollowsTheSourceAddress() {
        Run sender = Run.master(Fixtures.instance(200).authentication(AH));
        long before = spi(sender);

        sender.sourceChanges("192.0.2.11");
        sender.toDeadline();

        assertNotEquals(before, spi(sender));
        Run backup = Run.started(Fixtures.instance(100).authentication(AH));
        backup.at(SECOND).hears(decoded(send(sender)));
        assertEquals(1, backup.counter(Counter.ADVERTS_RECEIVED));
    }

    private static long spi(Run run) {
        return header(send(run)).spi();
    }

    private static AuthenticationHeader header(Action.SendAdvert send) {
        assertNotNull(send.advert().protection().ah());
        return send.advert().protection().ah();
    }

    private static Run backup(AuthHmac.Mode mode) {
        return Run.started(Fixtures.instance(100).version3().authentication(hmac(KEY, mode)));
    }

    private static long received(Advert advert, AuthHmac.Mode mode) {
        Run backup = backup(mode);
        backup.hearsAt(NOON, decodedPacket(advert, AdvertEncoder.encode(advert, Sealing.PSEUDO_HEADER)));
        return backup.counter(Counter.ADVERTS_RECEIVED);
    }

    private Action.SendAdvert advert() {
        return send(master);
    }

    private Advert signed(long wallNanos) {
        return signed(signer, wallNanos);
    }

    private Advert signed(AdvertSigner someSigner, long wallNanos) {
        Action.SendAdvert send = advert();
        Advert signed = someSigner.sign(send, wallNanos);
        return decodedPacket(
                signed, AdvertEncoder.encode(signed, send.protection().sealing()));
    }

    private static Advert decoded(Action.SendAdvert send) {
        return decodedPacket(
                send.advert(),
                AdvertEncoder.encode(send.advert(), send.protection().sealing()));
    }

    private static Advert decodedPacket(Advert sent, byte[] packet) {
        Advert received = (Advert) AdvertDecoder.decode(ByteBuffer.wrap(packet));
        InetAddress source = sent.source();
        assertEquals(source, received.source());
        return received;
    }

    private static Action.SendAdvert send(Run run) {
        return (Action.SendAdvert) run.step().actions().stream()
                .filter(Action.SendAdvert.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static VrrpAuthentication hmac(String key, AuthHmac.Mode mode) {
        return VrrpAuthentication.of(
                new AuthHmac(List.of(new AuthHmac.Key(1, key)), 1, 5, AuthHmac.AntiReplay.TIME, mode));
    }
}

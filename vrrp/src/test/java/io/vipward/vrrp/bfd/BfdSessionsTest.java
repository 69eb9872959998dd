package io.vipward.vrrp.bfd;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.SECOND;
import static io.vipward.vrrp.bfd.BfdFixtures.address;
import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.model.BfdInstance;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import io.vipward.vrrp.bfd.wire.ControlPacketEncoder;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which session a packet is for, and which packets are for none. */
class BfdSessionsTest {
    private static final Flags AUTHENTICATED = new Flags(false, false, false, true, false);

    private final BfdSessions sessions = new BfdSessions(new SplittableRandom(1));
    private long now;

    @Test
    void strangerIsFoundByAddressesAndPort() {
        start(
                session().named("one"),
                session().named("two").between("192.0.2.9", "192.0.2.2"),
                session().named("far").multihop(),
                session().named("any").between(null, "192.0.2.3"));

        assertEquals("one", sessionOf(down(), origin("192.0.2.2", "192.0.2.1", 255, false)));
        assertEquals("two", sessionOf(down(), origin("192.0.2.2", "192.0.2.9", 255, false)));
        assertEquals("far", sessionOf(down(), origin("192.0.2.2", "192.0.2.1", 255, true)));
        assertEquals("any", sessionOf(down(), origin("192.0.2.3", "203.0.113.1", 255, false)));
        String nobody = "Discarding packet from [192.0.2.2]:50000"
                + " (session is not found - your discriminator field is 0x00000000)";
        assertEquals(List.of(nobody), refused(down(), origin("192.0.2.2", "203.0.113.1", 255, false)));
    }

    @Test
    void acquaintanceIsFoundByOurDiscriminatorAlone() {
        start(session().named("one"), session().named("two").between("192.0.2.9", "192.0.2.2"));
        int ours = running("two").state().local().discriminator();

        assertEquals("two", sessionOf(packet(SessionState.INIT, ours), origin("192.0.2.2", "192.0.2.1", 255, false)));
        assertEquals(
                List.of("Discarding packet from [192.0.2.2]:50000"
                        + " (session is not found - your discriminator field is 0x00000055)"),
                refused(packet(SessionState.INIT, 0x55), origin("192.0.2.2", "192.0.2.1", 255, false)));
    }

    @Test
    void otherAddressMaySpeakUntilTheNeighbourIsHeard() {
        start(session());
        int ours = running("b1").state().local().discriminator();
        PacketOrigin other = origin("192.0.2.77", "192.0.2.1", 255, false);
        PacketOrigin neighbor = origin("192.0.2.2", "192.0.2.1", 255, false);

        assertEquals("b1", sessionOf(packet(SessionState.INIT, ours), other));
        assertEquals("b1", sessionOf(packet(SessionState.UP, ours), neighbor));
        assertEquals(
                List.of("Discarding packet from [192.0.2.77]:50000 ((b1) is heard from 192.0.2.2)"),
                refused(packet(SessionState.DOWN, ours), other));
        assertEquals(SessionState.UP, running("b1").state().name());
        now += 2 * SECOND;
        assertEquals("b1", sessionOf(packet(SessionState.UP, ours), other));
    }

    @Test
    void bogusPacketIsNamedTwice() {
        start(session());

        BfdConsequences consequences =
                sessions.received(ByteBuffer.allocate(7), origin("2001:db8::2", "2001:db8::1", 64, false), now);

        assertEquals(
                List.of("Packet is too small: 7 bytes", "Discarding bogus packet from [2001:db8::2]:50000"),
                texts(consequences));
    }

    @Test
    void hopLimitIsComparedWithOurOwnLessTheHopsThatMayBe() {
        start(
                session().named("near").between(null, "192.0.2.2"),
                session().named("far").between(null, "192.0.2.3").hops(64, 5),
                session().named("any").between(null, "192.0.2.4").hops(255, 255));

        assertEquals("near", sessionOf(down(), origin("192.0.2.2", null, 255, false)));
        assertEquals(
                List.of("Packet ttl(254) < 255 - discarding"), refused(down(), origin("192.0.2.2", null, 254, false)));
        assertEquals("near", sessionOf(down(), origin("192.0.2.2", null, -1, false)), "unknown");
        assertEquals("far", sessionOf(down(), origin("192.0.2.3", null, 59, false)));
        assertEquals(
                List.of("Packet ttl(58) < 59 - discarding"), refused(down(), origin("192.0.2.3", null, 58, false)));
        assertEquals("any", sessionOf(down(), origin("192.0.2.4", null, 1, false)));
    }

    @Test
    void authenticationIsRefused() {
        start(session());
        ControlPacket packet = new ControlPacket(
                SessionState.DOWN,
                Diagnostic.NONE,
                AUTHENTICATED,
                3,
                new Discriminators(0xb2, 0),
                new Intervals(1_000_000, 50_000, 0));

        assertEquals(
                List.of("Discarding packet from [192.0.2.2]:50000"
                        + " (auth bit is set, but no authentication  is in use)"),
                refused(packet, origin("192.0.2.2", "192.0.2.1", 255, false)));
    }

    @Test
    void sessionIsFoundByTheDiscriminatorItTakesWhenItFalls() {
        start(session());
        PacketOrigin neighbor = origin("192.0.2.2", "192.0.2.1", 255, false);
        int before = running("b1").state().local().discriminator();
        sessionOf(packet(SessionState.INIT, before), neighbor);
        sessionOf(packet(SessionState.DOWN, before), neighbor);
        int after = running("b1").state().local().discriminator();

        assertNotEquals(before, after);
        assertEquals("b1", sessionOf(packet(SessionState.DOWN, after), neighbor));
        assertTrue(refused(packet(SessionState.DOWN, before), neighbor).get(0).contains("session is not found"));
    }

    @Test
    void reloadKeepsSessionsByNameAndEndsOthers() {
        start(session().named("kept"), session().named("gone").between(null, "192.0.2.3"));
        BfdState kept = running("kept").state();
        int gone = running("gone").state().local().discriminator();

        reload(
                session().named("new").between(null, "192.0.2.4"),
                session().named("kept").millis(80, 80));

        assertEquals(
                List.of("new", "kept"),
                sessions.sessions().stream().map(RunningSession::name).toList());
        assertEquals(
                kept.local().discriminator(), running("kept").state().local().discriminator());
        assertEquals(80_000, running("kept").settings().timing().minTxMicros());
        assertEquals("kept", sessionOf(packet(SessionState.INIT, kept.local().discriminator()), known()));
        assertTrue(refused(packet(SessionState.INIT, gone), known()).get(0).contains("not found"));
        assertEquals("new", sessionOf(down(), origin("192.0.2.4", "192.0.2.1", 255, false)));
    }

    @Test
    void sessionWithAnotherNeighbourOrPortStartsAnew() {
        start(session());
        RunningSession before = running("b1");

        BfdConsequences moved = reload(session().between("192.0.2.1", "192.0.2.3"));
        assertNotSame(before, running("b1"));
        assertEquals(
                List.of("open at Start"), ActionText.of(moved.steps().get(0).step()));

        BfdConsequences farther =
                reload(session().between("192.0.2.1", "192.0.2.3").multihop());
        assertEquals(
                List.of("open at Start"), ActionText.of(farther.steps().get(0).step()));
    }

    @Test
    void hopLimitThatOthersRefuseIsHintedAtOnce() {
        BfdFixtures six = session().between("2001:db8::1", "2001:db8::2").hops(64, 0);
        String hint = "(b1) sends with hop limit 64; neighbours that follow RFC 5881 want 255:"
                + " set hoplimit 255 on both sides";

        assertEquals(List.of(hint), texts(start(six)));
        assertEquals(List.of(), texts(reload(six)));
        assertEquals(List.of(), texts(reload(six.hops(255, 0))));
        assertEquals(List.of(hint), texts(reload(six.hops(64, 0))));
        assertEquals(List.of(), texts(reload(six.multihop())), "a multihop session may");
    }

    @Test
    void discriminatorsAreUniqueAndNotZero() {
        BfdFixtures[] many = IntStream.range(0, 2_000)
                .mapToObj(
                        index -> session().named("b" + index).between(null, "10.0." + index / 250 + "." + index % 250))
                .toArray(BfdFixtures[]::new);
        start(many);

        Set<Integer> discriminators = new HashSet<>();
        sessions.sessions()
                .forEach(one -> discriminators.add(one.state().local().discriminator()));

        assertEquals(2_000, discriminators.size());
        assertTrue(!discriminators.contains(0));
    }

    @Test
    void chanceThatRepeatsItselfStillGivesUniqueDiscriminators() {
        // A source that gives each number three times, and 0 first.
        AtomicLong asked = new AtomicLong();
        BfdSessions repeating = new BfdSessions(() -> (asked.getAndIncrement() / 3) << 32);
        repeating.start(
                List.of(
                        session().named("one").build(),
                        session().named("two").between(null, "192.0.2.3").build()),
                0);

        List<Integer> discriminators = repeating.sessions().stream()
                .map(one -> one.state().local().discriminator())
                .toList();
        assertEquals(List.of(1, 2), discriminators);
    }

    private static PacketOrigin known() {
        return origin("192.0.2.2", "192.0.2.1", 255, false);
    }

    private BfdConsequences start(BfdFixtures... fixtures) {
        return sessions.start(built(fixtures), now);
    }

    private BfdConsequences reload(BfdFixtures... fixtures) {
        return sessions.reload(built(fixtures), now);
    }

    private static List<BfdInstance> built(BfdFixtures... fixtures) {
        return Arrays.stream(fixtures).map(BfdFixtures::build).toList();
    }

    private RunningSession running(String name) {
        return sessions.find(name).orElseThrow();
    }

    private String sessionOf(ControlPacket packet, PacketOrigin origin) {
        now += MILLI;
        BfdConsequences consequences = sessions.received(ControlPacketEncoder.encode(packet), origin, now);
        assertEquals(List.of(), texts(consequences));
        assertEquals(1, consequences.steps().size());
        return consequences.steps().get(0).session().name();
    }

    private List<String> refused(ControlPacket packet, PacketOrigin origin) {
        BfdConsequences consequences = sessions.received(ControlPacketEncoder.encode(packet), origin, now);
        assertEquals(List.of(), consequences.steps());
        return texts(consequences);
    }

    private static List<String> texts(BfdConsequences consequences) {
        return consequences.notices().stream().map(BfdNotice::text).toList();
    }

    private static PacketOrigin origin(String from, @Nullable String to, int hopLimit, boolean multihop) {
        InetSocketAddress sender = new InetSocketAddress(address(from), 50_000);
        return new PacketOrigin(sender, to == null ? null : address(to), hopLimit, multihop);
    }

    private static ControlPacket down() {
        return packet(SessionState.DOWN, 0);
    }

    private static ControlPacket packet(SessionState state, int ours) {
        return new ControlPacket(
                state,
                Diagnostic.NONE,
                Flags.NONE,
                3,
                new Discriminators(0xb2, ours),
                new Intervals(1_000_000, 50_000, 0));
    }
}

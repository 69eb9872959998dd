package io.vipward.vrrp.bfd.kernel;

import static io.vipward.vrrp.bfd.BfdFixtures.MILLI;
import static io.vipward.vrrp.bfd.BfdFixtures.SECOND;
import static io.vipward.vrrp.bfd.BfdFixtures.address;
import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.Errno;
import io.vipward.vrrp.bfd.BfdFixtures;
import io.vipward.vrrp.bfd.wire.ControlPacket;
import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import io.vipward.vrrp.bfd.wire.ControlPacketEncoder;
import io.vipward.vrrp.bfd.wire.Diagnostic;
import io.vipward.vrrp.bfd.wire.SessionState;
import io.vipward.vrrp.kernel.LogCapture;
import io.vipward.vrrp.kernel.ManualScheduler;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BfdEngineTest {
    private static final InetAddress NEIGHBOR = address("192.0.2.2");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final FakeBfdKernel kernel = new FakeBfdKernel();
    private final List<String> events = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final LogCapture capture =
            new LogCapture(Thread.currentThread().getName(), event -> log.add(event.getFormattedMessage()));
    private final BfdEngine engine = new BfdEngine(
            scheduler,
            kernel,
            new SplittableRandom(1),
            event -> events.add(event.session() + (event.up() ? " up" : " down")));

    @BeforeEach
    void captureLog() {
        capture.begin();
    }

    @AfterEach
    void releaseLog() {
        capture.end();
    }

    @Test
    void startOpensPortsAndSocketsSpeaksUpAndTellsThatAllIsDown() {
        start(session(), session().named("far").between(null, "192.0.2.3").multihop());

        assertEquals(
                List.of(
                        "port 3784",
                        "port 4784",
                        "open 192.0.2.2",
                        "send 192.0.2.2 Down",
                        "open 192.0.2.3",
                        "send 192.0.2.3 Down"),
                kernel.takeDeeds());
        assertEquals(List.of("b1 down", "far down"), events);
    }

    @Test
    void sessionComesUpFallsWhenTheNeighbourIsSilentAndListenersHearOfBoth() {
        start(session());
        comeUp();
        assertEquals(SessionState.UP, state());

        scheduler.advance(149 * MILLI);
        assertEquals(SessionState.UP, state());
        scheduler.advance(MILLI);

        assertEquals(SessionState.DOWN, state());
        assertEquals(List.of("b1 down", "b1 up", "b1 down"), events);
        assertTrue(log.contains("BFD b1: Up -> Down (192.0.2.2 silent for 150.000 ms)"), log::toString);
    }

    @Test
    void packetThatWaitsInTheSocketProvesTheNeighbourAlive() {
        start(session());
        comeUp();
        scheduler.advance(140 * MILLI);

        // The loop stands still; meanwhile a packet comes in that it has not read when the timer fires.
        arrives(SessionState.UP, Flags.NONE);
        scheduler.advance(60 * MILLI);

        assertEquals(SessionState.UP, state());
        scheduler.advance(99 * MILLI);
        assertEquals(SessionState.UP, state());
        scheduler.advance(MILLI);
        assertEquals(SessionState.DOWN, state());
    }

    @Test
    void periodicPacketsGoOnByThemselves() {
        start(session());
        comeUp();
        hear(SessionState.UP, Flags.ANSWER);
        kernel.takeDeeds();

        scheduler.advance(120 * MILLI);

        int sent = kernel.takeDeeds().size();
        assertTrue(sent >= 2 && sent <= 3, "packets of 37.5 to 45 ms in 120 ms: " + sent);
    }

    @Test
    void missingSourceAddressIsTriedAgainAndWithEachPacket() {
        kernel.missingSources.add(address("192.0.2.1"));
        start(session());
        assertEquals(SessionState.ADMIN_DOWN, state());
        assertEquals(
                List.of(
                        "(b1) bind() error (Cannot assign requested address)",
                        "(b1) Unable to open output socket, disabling instance",
                        "(b1) Entering AdminDown state",
                        "BFD b1: Down -> AdminDown (cannot send: bind(): Cannot assign requested address)"),
                log);

        log.clear();
        scheduler.advance(120 * SECOND);
        hear(SessionState.DOWN, Flags.NONE);
        assertEquals(SessionState.ADMIN_DOWN, state());
        assertEquals(List.of(), log);

        kernel.missingSources.clear();
        hear(SessionState.DOWN, Flags.NONE);
        assertEquals(SessionState.INIT, state());
        assertEquals(List.of("b1 down"), events);
    }

    @Test
    void missingSourceAddressIsFoundByTheTimer() {
        kernel.missingSources.add(address("192.0.2.1"));
        start(session());
        kernel.missingSources.clear();
        kernel.takeDeeds();

        scheduler.advance(60 * SECOND);

        assertEquals(SessionState.DOWN, state());
        assertEquals(List.of("open 192.0.2.2", "send 192.0.2.2 Down"), kernel.takeDeeds());
    }

    @Test
    void reloadReopensSocketsKeepsPortsAndTellsHowAllStands() {
        start(session(), session().named("gone").between(null, "192.0.2.3"));
        comeUp();
        kernel.takeDeeds();
        events.clear();

        reload(
                session().millis(80, 80),
                session().named("far").between(null, "192.0.2.4").multihop());

        assertEquals(
                List.of(
                        "close 192.0.2.3",
                        "port 4784",
                        "close 192.0.2.2",
                        "open 192.0.2.2",
                        "send 192.0.2.2 Up",
                        "open 192.0.2.4",
                        "send 192.0.2.4 Down"),
                kernel.takeDeeds());
        assertEquals(List.of("b1 up", "far down"), events);
        assertEquals(SessionState.UP, state());
        reload(session().named("far").between(null, "192.0.2.4").multihop());
        assertTrue(kernel.takeDeeds().contains("close port 3784"));
    }

    @Test
    void removedSessionsRingNoMore() {
        start(session());
        comeUp();

        reload();
        kernel.takeDeeds();
        scheduler.advance(10 * SECOND);

        assertEquals(List.of(), kernel.takeDeeds());
        assertEquals(List.of(), engine.snapshot().sessions());
    }

    @Test
    void stopClosesEverythingAndSendsNothing() {
        start(session());
        comeUp();
        kernel.takeDeeds();

        engine.stop();
        assertEquals(List.of("close 192.0.2.2", "close port 3784"), kernel.takeDeeds());
        engine.stop();
        scheduler.advance(10 * SECOND);
        assertEquals(List.of(), kernel.takeDeeds());
    }

    @Test
    void sendErrorsAreSaidOnceUntilSomethingCanBeSent() {
        start(session());
        kernel.sendError = Errno.ENETUNREACH;
        scheduler.advance(10 * SECOND);
        assertEquals(List.of("sendto() error (Network is unreachable)", "(b1) Error sending packet"), log);

        kernel.sendError = null;
        scheduler.advance(SECOND);
        kernel.sendError = Errno.EPERM;
        scheduler.advance(10 * SECOND);
        assertEquals(
                2,
                log.stream()
                        .filter(line -> line.equals("(b1) Error sending packet"))
                        .count());
    }

    @Test
    void takenPortIsSaidOnceAndTriedAgain() {
        kernel.portTaken = true;
        start(session());
        scheduler.advance(120 * SECOND);
        assertEquals(
                List.of("cannot receive BFD packets, so that sessions stay down; trying again each minute:"
                        + " bind(UDP receiver, port 3784): EADDRINUSE"),
                log);

        kernel.portTaken = false;
        scheduler.advance(60 * SECOND);
        assertTrue(log.contains("BFD packets can be received again"));
        comeUp();
        assertEquals(SessionState.UP, state());
    }

    @Test
    void takenPortIsForgottenWhenNoSessionNeedsIt() {
        kernel.portTaken = true;
        start(session());
        reload();
        kernel.portTaken = false;

        scheduler.advance(600 * SECOND);

        assertFalse(kernel.takeDeeds().contains("port 3784"));
    }

    @Test
    void discardedPacketsAreNamedInTheDetailedLog() {
        start(session());

        kernel.arrives(ByteBuffer.allocate(5), NEIGHBOR);
        kernel.deliver(false);

        assertEquals(List.of("Packet is too small: 5 bytes", "Discarding bogus packet from [192.0.2.2]:50000"), log);
    }

    @Test
    void snapshotShowsSettingsAndState() {
        start(session());
        comeUp();

        BfdSessionSnapshot snapshot = engine.snapshot().sessions().get(0);

        assertEquals("b1", snapshot.name());
        assertEquals(50_000, snapshot.state().timing().sendMicros());
        assertEquals(0xb2, snapshot.state().remote().discriminator());
        assertEquals(2, snapshot.state().traffic().packetsReceived());
        assertEquals("192.0.2.2 is Up", snapshot.state().situation().reason().text());
    }

    private void start(BfdFixtures... fixtures) {
        engine.start(Arrays.stream(fixtures).map(BfdFixtures::build).toList());
    }

    private void reload(BfdFixtures... fixtures) {
        engine.reload(Arrays.stream(fixtures).map(BfdFixtures::build).toList());
    }

    private void comeUp() {
        hear(SessionState.DOWN, Flags.NONE);
        hear(SessionState.UP, Flags.NONE);
    }

    private void hear(SessionState theirs, Flags flags) {
        arrives(theirs, flags);
        kernel.deliver(false);
    }

    private void arrives(SessionState theirs, Flags flags) {
        ControlPacket packet = new ControlPacket(
                theirs,
                Diagnostic.NONE,
                flags,
                3,
                new Discriminators(0xb2, theirs == SessionState.DOWN ? 0 : kernel.discriminatorSentTo(NEIGHBOR)),
                new Intervals(50_000, 50_000, 0));
        kernel.arrives(ControlPacketEncoder.encode(packet), NEIGHBOR);
    }

    private SessionState state() {
        return engine.snapshot().sessions().get(0).state().name();
    }
}

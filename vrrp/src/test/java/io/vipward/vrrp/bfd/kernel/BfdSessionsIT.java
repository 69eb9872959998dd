package io.vipward.vrrp.bfd.kernel;

import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.bfd.BfdFixtures;
import io.vipward.vrrp.bfd.wire.SessionState;
import io.vipward.vrrp.kernel.EventLog;
import io.vipward.vrrp.kernel.TestNetwork;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two of our engines on one wire, and what passes on it. */
@Tag("kernel")
class BfdSessionsIT {
    private static final Pattern SENDER = Pattern.compile("192\\.0\\.2\\.1\\.(\\d+) > 192\\.0\\.2\\.2\\.3784");

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNetwork network;

    @BeforeEach
    void connect() throws Exception {
        network = new TestNetwork();
        for (int node = 1; node <= 2; node++) {
            network.ip(node, "addr", "add", "2001:db8::" + node + "/64", "dev", "eth0", "nodad");
        }
    }

    @AfterEach
    void disconnect() throws Exception {
        network.close();
    }

    @Test
    void firstPacketIsThatOfKeepalivedByteForByte() throws Exception {
        EventLog wire = capture(2, "-v", "-x");
        try (BfdNode ours = BfdNode.start("ours", path(1), ones())) {
            wire.await("tos 0x0, ttl 255,");
            Matcher sender = SENDER.matcher(wire.await("192.0.2.1."));
            int discriminator = ours.session().state().local().discriminator();
            wire.await("0x0010:");
            String hex = String.format(Locale.ROOT, "%08x", discriminator);
            // From the UDP checksum's neighbour on: version 1, Down, multiplier 3, 24 bytes, and so on as
            // bfd-down-first.
            String expected =
                    "2040 0318 " + hex.substring(0, 4) + " " + hex.substring(4) + " 0000 0000 000f 4240 0000 c350";
            assertTrue(sender.find());
            int port = Integer.parseInt(sender.group(1));
            assertTrue(port >= 49_152 && port <= 65_535, "source port " + port);
            String bytes = bytes(wire);
            assertTrue(bytes.contains(expected), bytes + "\nlacks " + expected);
            assertTrue(wire.all().stream().anyMatch(line -> line.contains("flags [DF]")));
        }
    }

    @Test
    void pairComesUpAndNoticesTheOthersEnd() throws Exception {
        try (BfdNode one = BfdNode.start("one", path(1), ones())) {
            BfdNode other = BfdNode.start("other", path(2), others());
            one.log.await("told: b1 up");
            other.log.await("told: b1 up");
            other.close();
            one.log.await("(b1) Expired after 1");
            one.log.await("told: b1 down");
            assertEquals(SessionState.DOWN, one.session().state().name());

            try (BfdNode again = BfdNode.start("again", path(2), others())) {
                one.log.await("told: b1 up");
                again.log.await("told: b1 up");
            }
        }
    }

    @Test
    void ipv6WorksWithKeepalivedsHopLimitAndWithThatOfTheRfc() throws Exception {
        EventLog wire = capture(2, "-v");
        BfdFixtures one = session().between("2001:db8::1", "2001:db8::2").hops(64, 0);
        BfdFixtures other = session().between(null, "2001:db8::1").hops(255, 191);
        try (BfdNode ones = BfdNode.start("one", path(1), one);
                BfdNode others = BfdNode.start("other", path(2), other)) {
            ones.log.await("(b1) sends with hop limit 64; neighbours that follow RFC 5881 want 255");
            ones.log.await("told: b1 up");
            others.log.await("told: b1 up");
            wire.await("hlim 64,");
            wire.await("hlim 255,");
        }
    }

    @Test
    void packetThatHasPassedARouterIsDiscarded() throws Exception {
        try (BfdNode one = BfdNode.start("one", path(1), ones());
                BfdNode other = BfdNode.start("other", path(2), others().hops(254, 0))) {
            one.log.await("Packet ttl(254) < 255 - discarding");
            other.log.await("BFD b1: Down -> Init");
            assertEquals(SessionState.DOWN, one.session().state().name());
        }
    }

    @Test
    void multihopSessionsHaveTheirOwnPort() throws Exception {
        EventLog wire = capture(2);
        try (BfdNode one = BfdNode.start("one", path(1), ones().multihop().hops(64, 5));
                BfdNode other =
                        BfdNode.start("other", path(2), others().multihop().hops(60, 5))) {
            one.log.await("told: b1 up");
            other.log.await("told: b1 up");
            wire.await("192.0.2.2.4784");
        }
    }

    @Test
    void manySessionsBetweenTwoSystemsAreToldApart() throws Exception {
        network.ip(1, "addr", "add", "192.0.2.11/24", "dev", "eth0");
        network.ip(2, "addr", "add", "192.0.2.22/24", "dev", "eth0");
        BfdFixtures second =
                session().named("b2").between("192.0.2.11", "192.0.2.22").millis(20, 20);
        BfdFixtures thirdOnes = session().named("b3").between("2001:db8::1", "2001:db8::2");
        try (BfdNode one = BfdNode.start("one", path(1), ones().multiplier(20), second, thirdOnes);
                BfdNode other = BfdNode.start(
                        "other",
                        path(2),
                        others().multiplier(20),
                        session().named("b2").between("192.0.2.22", "192.0.2.11"),
                        session().named("b3").between("2001:db8::2", "2001:db8::1"))) {
            for (String name : new String[] {"b1", "b2", "b3"}) {
                one.log.awaitAnywhere("told: " + name + " up");
                other.log.awaitAnywhere("told: " + name + " up");
            }
            network.ip(2, "addr", "del", "192.0.2.22/24", "dev", "eth0");
            one.log.awaitAnywhere("BFD b2: Up -> Down");
            assertEquals(0, one.log.count("(b1) Expired"));
        }
    }

    @Test
    void reloadWithOtherIntervalsKeepsTheSessionAndChangesTheSourcePort() throws Exception {
        EventLog wire = capture(2);
        try (BfdNode one = BfdNode.start("one", path(1), ones().multiplier(20));
                BfdNode other = BfdNode.start("other", path(2), others().multiplier(20))) {
            one.log.await("told: b1 up");
            other.log.await("Detection time is 1000000 us");
            Matcher before = SENDER.matcher(wire.await("> 192.0.2.2.3784"));
            one.reload(ones().multiplier(20).millis(80, 80));

            one.log.await("(b1) Starting poll sequence");
            one.log.await("told: b1 up");
            other.log.await("Detection time is 1600000 us (was 1000000 us)");
            one.log.await("Detection time is 1600000 us (was 1000000 us)");
            assertTrue(before.find());
            String port = "192.0.2.1." + before.group(1) + " ";
            String sent = wire.await("> 192.0.2.2.3784");
            for (int packet = 0; packet < 1_000 && sent.contains(port); packet++) {
                sent = wire.await("> 192.0.2.2.3784");
            }
            assertFalse(sent.contains(port), sent);
            assertTrue(sent.contains("State Up, Flags: [Poll]"), sent);
            assertEquals(0, other.log.count("Expired"));
            assertFalse(other.log.all().contains("BFD b1: Up -> Down"));
        }
    }

    @Test
    void missingSourceAddressIsUsedAsSoonAsItIsThereAndAPacketComes() throws Exception {
        try (BfdNode one = BfdNode.start("one", path(1), session().between("192.0.2.11", "192.0.2.2"))) {
            one.log.await("(b1) bind() error (Cannot assign requested address)");
            one.log.await("(b1) Entering AdminDown state");
            network.ip(1, "addr", "add", "192.0.2.11/24", "dev", "eth0");
            try (BfdNode other = BfdNode.start("other", path(2), session().between("192.0.2.2", "192.0.2.11"))) {
                one.log.await("told: b1 up");
                other.log.await("told: b1 up");
            }
        }
    }

    @Test
    void portThatAnotherDaemonHasIsNamed() throws Exception {
        try (BfdNode first = BfdNode.start("first", path(1), ones());
                BfdNode second = BfdNode.start("second", path(1), ones())) {
            second.log.await("bind(UDP receiver, port 3784): EADDRINUSE");
            assertEquals(0, first.log.count("EADDRINUSE"));
        }
    }

    private Path path(int node) {
        return network.namespacePath(node);
    }

    private static BfdFixtures ones() {
        return session();
    }

    private static BfdFixtures others() {
        return session().between("192.0.2.2", "192.0.2.1");
    }

    private EventLog capture(int node, String... options) throws Exception {
        EventLog log = new EventLog("tcpdump");
        String[] command = new String[options.length + 8];
        System.arraycopy(new String[] {"tcpdump", "-l", "-n", "-tt", "-i", "eth0", "udp"}, 0, command, 0, 7);
        System.arraycopy(options, 0, command, 7, options.length);
        command[command.length - 1] = "-U";
        network.start(node, log, command);
        log.await("listening on");
        return log;
    }

    /** The hex words of the first packet that tcpdump shows, from the second line on. */
    private static String bytes(EventLog wire) throws InterruptedException {
        wire.await("0x0030:");
        StringBuilder bytes = new StringBuilder();
        for (String line : wire.all()) {
            int colon = line.indexOf(":  ");
            if (line.trim().startsWith("0x") && bytes.length() < 200) {
                bytes.append(line.substring(colon + 3).trim()).append(' ');
            }
        }
        return bytes.toString();
    }
}

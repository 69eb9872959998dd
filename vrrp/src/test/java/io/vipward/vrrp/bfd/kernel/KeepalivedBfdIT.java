package io.vipward.vrrp.bfd.kernel;

import static io.vipward.vrrp.bfd.BfdFixtures.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.vrrp.bfd.BfdFixtures;
import io.vipward.vrrp.bfd.wire.SessionState;
import io.vipward.vrrp.kernel.EventLog;
import io.vipward.vrrp.kernel.TestNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our engine on 192.0.2.2 and a running keepalived (the one of the distribution) on 192.0.2.1. */
@Tag("kernel")
class KeepalivedBfdIT {
    private static final String FAST = "min_rx 50\nmin_tx 50\nmultiplier 3\n";

    /** So that a busy machine does not end a session that has to last. */
    private static final String PATIENT = "min_rx 50\nmin_tx 50\nmultiplier 20\n";

    private final EventLog keepalived = new EventLog("keepalived");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNetwork network;

    private int started;

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
    void weNoticeThatKeepalivedIsKilledAndThatItIsBack() throws Exception {
        Process first = keepalived(addresses() + FAST);
        try (BfdNode ours = ours(settings())) {
            ours.log.await("told: b1 up");
            keepalived.await("(b1) Entering Up state");

            TestNetwork.kill(first);
            ours.log.await("(b1) Expired after 1");
            ours.log.await("Local diagnostic - Control Detection Time Expired, Remote diagnostic - No Diagnostic)");
            ours.log.await("told: b1 down");

            keepalived(addresses() + FAST);
            ours.log.await("told: b1 up");
        }
    }

    @Test
    void keepalivedNoticesThatWeAreGoneAndThatWeAreBack() throws Exception {
        keepalived(addresses() + FAST);
        BfdNode ours = ours(settings());
        ours.log.await("told: b1 up");
        keepalived.await("(b1) Entering Up state");

        ours.close();
        keepalived.await("(b1) Expired after 1");
        keepalived.await("(b1) Entering Down state (Local diagnostic - Control Detection Time Expired");

        try (BfdNode again = ours(settings())) {
            keepalived.await("(b1) Entering Up state");
            again.log.await("told: b1 up");
        }
        assertEquals(0, keepalived.count("bogus"), keepalived.all()::toString);
    }

    @Test
    void bothSettleOnTheSameIntervals() throws Exception {
        keepalived(addresses() + "min_rx 100\nmin_tx 60\nmultiplier 4\n");
        try (BfdNode ours = ours(settings().millis(50, 200).multiplier(5))) {
            ours.log.await("told: b1 up");
            keepalived.await("Detection time is 1000000 us");
            ours.log.awaitAnywhere("Detection time is 240000 us");
            keepalived.awaitAnywhere("remote   200000   50000   200000     5       240000");
        }
    }

    @Test
    void keepalivedFollowsOurReloadWithOtherIntervals() throws Exception {
        keepalived(addresses() + PATIENT);
        try (BfdNode ours = ours(patient())) {
            ours.log.await("told: b1 up");
            keepalived.await("Detection time is 1000000 us");

            ours.reload(patient().millis(80, 80));

            ours.log.await("told: b1 up");
            keepalived.await("Detection time is 1600000 us (was 1000000 us)");
            ours.log.await("Detection time is 1600000 us (was 1000000 us)");
            assertEquals(SessionState.UP, ours.session().state().name());
            assertEquals(0, keepalived.count("Expired"), keepalived.all()::toString);
        }
    }

    @Test
    void weFollowKeepalivedsReloadWithOtherIntervals() throws Exception {
        Process theirs = keepalived(addresses() + PATIENT);
        try (BfdNode ours = ours(patient())) {
            ours.log.await("told: b1 up");
            ours.log.awaitAnywhere("Detection time is 1000000 us");
            keepalived.await("(b1) Entering Up state");

            write(addresses() + "min_rx 80\nmin_tx 80\nmultiplier 20\n");
            new ProcessBuilder("kill", "-HUP", String.valueOf(theirs.pid()))
                    .start()
                    .waitFor();

            keepalived.await("Detection time is 1600000 us (was 1000000 us)");
            ours.log.await("Detection time is 1600000 us (was 1000000 us)");
            assertEquals(0, ours.log.count("Expired"), ours.log.all()::toString);
            assertEquals(SessionState.UP, ours.session().state().name());
        }
    }

    @Test
    void passiveKeepalivedIsWokenByUs() throws Exception {
        keepalived(addresses() + FAST + "passive\n");
        try (BfdNode ours = ours(settings())) {
            ours.log.await("told: b1 up");
            keepalived.await("(b1) Entering Up state");
        }
    }

    @Test
    void passiveOursIsWokenByKeepalived() throws Exception {
        EventLog wire = new EventLog("tcpdump");
        network.start(2, wire, "tcpdump", "-l", "-n", "-i", "eth0", "udp", "port", "3784", "and", "src", "192.0.2.2");
        wire.await("listening on");
        try (BfdNode ours = ours(settings().passive())) {
            ours.log.await("told: b1 down");
            keepalived(addresses() + FAST);
            keepalived.await("(b1) Entering Up state");
            ours.log.await("told: b1 up");
            wire.awaitAnywhere("State Up");
            assertEquals(0, wire.count("State Down"), wire.all()::toString);
        }
    }

    @Test
    void ipv6SessionsHaveKeepalivedsHopLimit() throws Exception {
        keepalived("neighbor_ip 2001:db8::2\nsource_ip 2001:db8::1\n" + FAST);
        try (BfdNode ours = ours(session().between("2001:db8::2", "2001:db8::1").hops(64, 0))) {
            ours.log.await("told: b1 up");
            keepalived.await("(b1) Entering Up state");
        }
    }

    @Test
    void withoutSourceAddressTheKernelChoosesAndKeepalivedFindsUs() throws Exception {
        keepalived("neighbor_ip 192.0.2.2\n" + FAST);
        try (BfdNode ours = ours(session().between(null, "192.0.2.1"))) {
            ours.log.await("told: b1 up");
            keepalived.await("(b1) Entering Up state");
        }
    }

    private BfdNode ours(BfdFixtures settings) throws Exception {
        return BfdNode.start("ours", network.namespacePath(2), settings);
    }

    private static BfdFixtures settings() {
        return session().between("192.0.2.2", "192.0.2.1");
    }

    private static BfdFixtures patient() {
        return settings().multiplier(20);
    }

    private static String addresses() {
        return "neighbor_ip 192.0.2.2\nsource_ip 192.0.2.1\n";
    }

    private Path write(String lines) throws Exception {
        Path file = directory.resolve("keepalived.conf");
        Files.writeString(file, "global_defs {\n}\nbfd_instance b1 {\n" + lines + "}\n");
        return file;
    }

    /** With PID files of its own: those of one that was killed stay, and their process may not have been reaped. */
    private Process keepalived(String lines) throws Exception {
        started++;
        return network.start(
                1,
                keepalived,
                "keepalived",
                "--dont-fork",
                "--log-console",
                "--log-detail",
                "--use-file",
                write(lines).toString(),
                "--pid",
                directory.resolve("keepalived" + started + ".pid").toString(),
                "--bfd_pid",
                directory.resolve("bfd" + started + ".pid").toString());
    }
}

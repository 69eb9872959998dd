package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.core.Counter;
import io.vipward.vrrp.core.Fixtures;
import io.vipward.vrrp.core.RouterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our engine and a running keepalived (the one of the distribution) on one wire. */
@Tag("kernel")
class KeepalivedInteroperationIT {
    private static final int TAKEOVERS = Integer.getInteger("vipward.takeovers", 2);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNetwork network;

    private final EventLog keepalived = new EventLog("keepalived");

    @BeforeEach
    void connect() throws Exception {
        network = new TestNetwork();
    }

    @AfterEach
    void disconnect() throws Exception {
        network.close();
    }

    @Test
    void backupFollowsKeepalivedTakesOverWhenItStopsAndYieldsWhenItIsBack() throws Exception {
        EventLog wire = network.capture(2);
        Process master = keepalived(1, "MASTER", 200, "s3cret");
        try (EngineNode ours = ours(2, 100)) {
            ours.log.await("(VI_1) Entering BACKUP STATE (init)");
            keepalived.await("(VI_1) Entering MASTER STATE");
            ours.log.await("(VI_1) master set to 192.0.2.1");
            String theirs = network.virtualAddress(1);
            assertFalse(theirs.isEmpty());
            assertEquals("", network.virtualAddress(2));

            TestNetwork.end(master);
            wire.await("prio 0,");
            ours.log.await("(VI_1) Backup received priority 0 advertisement");
            ours.log.await("VI_1: BACKUP -> MASTER (192.0.2.1 left with priority 0)");
            wire.await("192.0.2.2 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 100, authtype simple");
            assertEquals(theirs, network.virtualAddress(2));
            assertEquals("", network.virtualAddress(1));

            keepalived(1, "MASTER", 200, "s3cret");
            ours.log.await("VI_1: MASTER -> BACKUP (192.0.2.1 has higher priority 200, ours 100)");
            assertEquals("", network.virtualAddress(2));
        }
    }

    @Test
    void masterIsFollowedByKeepalivedAndHandsOverWithPriorityZero() throws Exception {
        EventLog wire = network.capture(1);
        try (EngineNode ours = ours(2, 200)) {
            keepalived(1, "BACKUP", 100, "s3cret");
            keepalived.await("(VI_1) Entering BACKUP STATE (init)");
            ours.log.await("(VI_1) Entering MASTER STATE");
            wire.await("192.0.2.2 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 200");
            wire.await("192.0.2.2 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 200");
        }
        keepalived.await("(VI_1) Backup received priority 0 advertisement");
        keepalived.await("(VI_1) Entering MASTER STATE");

        assertEquals("", network.virtualAddress(2));
        assertEquals(0, keepalived.count("invalid"), keepalived.all()::toString);
        assertEquals(0, keepalived.count("mismatch"), keepalived.all()::toString);
    }

    @Test
    void higherPriorityOfOursPreemptsKeepalived() throws Exception {
        keepalived(1, "BACKUP", 100, "s3cret");
        keepalived.await("(VI_1) Entering MASTER STATE");
        EventLog wire = network.capture(1);
        try (EngineNode ours = ours(2, 200)) {
            ours.log.await("VI_1: BACKUP -> MASTER (preempts 192.0.2.1, priority 100, ours 200)");
            keepalived.await("(VI_1) Master received advert from 192.0.2.2 with higher priority 200, ours 100");
            keepalived.await("(VI_1) Entering BACKUP STATE");
            for (int garp = 0; garp < 5; garp++) {
                wire.await("Request who-has 192.0.2.100 (ff:ff:ff:ff:ff:ff) tell 192.0.2.100");
            }
        }
    }

    @Test
    void wrongPasswordIsLoggedOnceAndIgnored() throws Exception {
        keepalived(1, "MASTER", 200, "wrong");
        try (EngineNode ours = ours(2, 100)) {
            ours.log.await("(VI_1) received an invalid passwd from 192.0.2.1!");
            ours.log.await("VI_1: BACKUP -> MASTER (no master heard for 3.6");
            keepalived.await("(VI_1) received an invalid passwd!");
            keepalived.await("(VI_1) received an invalid passwd!");

            InstanceSnapshot snapshot = ours.snapshot().instances().get(0);
            assertTrue(snapshot.counters().value(Counter.AUTH_FAILURES) >= 1);
            assertEquals(0, snapshot.counters().value(Counter.ADVERTS_RECEIVED));
            assertEquals(1, ours.log.count("invalid passwd"));
        }
    }

    @Test
    void killedKeepalivedIsReplacedAfterMasterDownInterval() throws Exception {
        EventLog wire = network.capture(2);
        EventLog addresses = network.monitor(2);
        try (EngineNode ours = ours(2, 100)) {
            for (int time = 0; time < TAKEOVERS; time++) {
                Process master = keepalived(1, "MASTER", 200, "s3cret");
                keepalived.await("(VI_1) Entering MASTER STATE");
                if (time > 0) {
                    addresses.await("Deleted");
                }
                wire.await("prio 200");
                String lastOfTheirs = wire.await("prio 200");

                TestNetwork.kill(master);
                String firstOfOurs = wire.await("prio 100");
                String added = addresses.await("192.0.2.100");
                ours.log.await("VI_1: BACKUP -> MASTER (192.0.2.1 silent for 3.6");

                double interval = seconds(firstOfOurs) - seconds(lastOf(wire, lastOfTheirs));
                System.out.printf(
                        Locale.ROOT,
                        "takeover %d: advert %.3f ms after the protocol's 3609.375 ms, address %.3f ms later%n",
                        time + 1,
                        interval * 1e3 - 3609.375,
                        (clock(added) - seconds(firstOfOurs) % 60) * 1e3);
                assertTrue(interval >= 3.609375 && interval < 3.709375, "took over after " + interval + " s");
            }
        }
    }

    @Test
    void addressRemovedByHandIsPutBack() throws Exception {
        try (EngineNode ours = ours(2, 200)) {
            ours.log.await("-> MASTER");
            EventLog wire = network.capture(1);

            network.ip(2, "addr", "del", "192.0.2.100/32", "dev", "eth0");
            ours.log.await("Netlink reflector reports IP 192.0.2.100 removed from eth0");
            wire.await("prio 0,");
            ours.log.await("VI_1: BACKUP -> MASTER (puts back 192.0.2.100 on eth0)");

            assertFalse(network.virtualAddress(2).isEmpty());
        }
    }

    @Test
    void linkDownIsAFaultUntilItIsUpAgain() throws Exception {
        try (EngineNode ours = ours(2, 200)) {
            ours.log.await("-> MASTER");

            network.ip(1, "link", "set", "eth0", "down");
            ours.log.await("Netlink reports eth0 down");
            ours.log.await("VI_1: MASTER -> FAULT (interface eth0 down)");
            assertEquals("", network.virtualAddress(2));
            network.ip(1, "link", "set", "eth0", "up");
            ours.log.await("VI_1: FAULT -> BACKUP (interface eth0 up)");
            ours.log.await("-> MASTER");

            assertEquals(0, ours.log.count("send advert error"), ours.log.all()::toString);
        }
    }

    @Test
    void twoOfOursElectPreemptAndHandOver() throws Exception {
        try (EngineNode low = EngineNode.start("low", network.namespacePath(1), settings(100))) {
            EngineNode high = EngineNode.start("high", network.namespacePath(2), settings(200));
            high.log.await("VI_1: BACKUP -> MASTER (no master heard for 3.2");
            low.log.await("(VI_1) master set to 192.0.2.2");

            high.close();
            low.log.await("VI_1: BACKUP -> MASTER (192.0.2.2 left with priority 0)");
            assertFalse(network.virtualAddress(1).isEmpty());

            try (EngineNode again = EngineNode.start("again", network.namespacePath(2), settings(200))) {
                again.log.await("VI_1: BACKUP -> MASTER (preempts 192.0.2.1, priority 100, ours 200)");
                low.log.await("VI_1: MASTER -> BACKUP (192.0.2.2 has higher priority 200, ours 100)");
                assertEquals("", network.virtualAddress(1));
                assertFalse(network.virtualAddress(2).isEmpty());
            }
        }
    }

    private EngineNode ours(int node, int priority) throws Exception {
        return EngineNode.start("ours", network.namespacePath(node), settings(priority));
    }

    private static RouterSettings settings(int priority) {
        return RouterSettings.of(List.of(Fixtures.instance(priority).build()), List.of());
    }

    private Process keepalived(int node, String state, int priority, String password) throws Exception {
        Path file = directory.resolve("keepalived.conf");
        Files.writeString(file, """
                global_defs {
                   router_id LVS_DEVEL
                }
                vrrp_instance VI_1 {
                    state %s
                    interface eth0
                    virtual_router_id 51
                    priority %d
                    advert_int 1
                    authentication {
                        auth_type PASS
                        auth_pass %s
                    }
                    virtual_ipaddress {
                        192.0.2.100
                    }
                }
                """.formatted(state, priority, password));
        return network.start(
                node,
                keepalived,
                "keepalived",
                "--dont-fork",
                "--log-console",
                "--log-detail",
                "--vrrp",
                "--use-file",
                file.toString(),
                "--pid",
                directory.resolve("keepalived.pid").toString(),
                "--vrrp_pid",
                directory.resolve("vrrp.pid").toString());
    }

    /** The last advert of theirs that was captured, which may be later than the one waited for. */
    private static String lastOf(EventLog wire, String waitedFor) {
        return wire.all().stream().filter(line -> line.contains("prio 200")).reduce(waitedFor, (one, other) -> other);
    }

    /** Seconds since 1970 at the beginning of a line of tcpdump. */
    private static double seconds(String line) {
        return Double.parseDouble(line.substring(0, line.indexOf(' ')));
    }

    /** Seconds of the minute in a line of ip monitor: {@code [2026-01-31T12:34:56.789012]}. */
    private static double clock(String line) {
        int dot = line.indexOf('.');
        return Double.parseDouble(line.substring(dot - 2, line.indexOf(']')));
    }
}

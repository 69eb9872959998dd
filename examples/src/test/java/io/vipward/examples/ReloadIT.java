package io.vipward.examples;

import static io.vipward.examples.NginxPair.INTERFACE;
import static io.vipward.examples.NginxPair.MASTER_ADDRESS;
import static io.vipward.examples.NginxPair.VIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Advert;
import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGHUP, with what an operator may have done to the file before. */
@Tag("kernel")
final class ReloadIT {
    private static final long ADVERT_INTERVAL = 1_000_000_000;
    /** What a busy machine may add to an interval; a missed advert would add a whole one. */
    private static final long SLACK = 700_000_000;

    private final NginxPair pair = new NginxPair();

    @AfterEach
    void end() {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource
    void anUnchangedInstanceMissesNoAdvert(Director.Kind kind) {
        Director master = pair.startMaster(kind).awaitMaster(NginxPair.INSTANCE);
        Director backup = pair.startBackup(Director.Kind.KEEPALIVED).awaitBackup(NginxPair.INSTANCE);
        int mastersLog = master.log().end();
        int backupsLog = backup.log().end();
        awaitAdverts(2);

        long reloads = Capture.now();
        master.reload();
        master.log().awaitFrom(mastersLog, "Reload complete", Wait.seconds(10));
        awaitAdvertsAfter(Capture.now(), 3);

        assertSteady(reloads);
        assertEquals(0, master.log().count(mastersLog, "STATE"), master::toString);
        assertEquals(0, backup.log().count(backupsLog, "STATE"), backup::toString);
        assertTrue(master.node().holds(VIP + "/32", INTERFACE));
    }

    @Test
    void aSignalThatOnlyTheOriginalAnswersIsSaidAndChangesNothing() {
        Director master = pair.startMaster(Director.Kind.VIPWARD).awaitMaster(NginxPair.INSTANCE);
        int log = master.log().end();

        for (String signal : List.of("-USR1", "-USR2", "-36", "-63")) {
            master.node()
                    .run("kill", signal, master.node().textOf(Director.PID_FILE).strip())
                    .text();
        }

        for (int number : new int[] {10, 12, 36}) {
            master.log().awaitFrom(log, "Signal " + number + " of process", Wait.seconds(10));
        }
        assertTrue(master.isRunning());
        assertEquals(0, master.log().count(log, "STATE"), master::toString);
    }

    @Test
    void aBadConfigurationLeavesTheOldOneRunningAndIsExplained() {
        Director master = pair.startMaster(Director.Kind.VIPWARD).awaitMaster(NginxPair.INSTANCE);
        awaitAdverts(2);
        int log = master.log().end();

        master.node()
                .write(
                        Director.CONFIGURATION,
                        Checkout.exampleText("nginx-ha/backup.conf")
                                .replace("priority 90", "priority 150")
                                .replace("virtual_router_id 51", "virtual_router_id 5100"));
        long reloads = Capture.now();
        master.reload();
        // Line 17 is "    virtual_router_id 5100", and the offending word starts in column 23.
        master.log().awaitFrom(log, Director.CONFIGURATION + ":17:23", Wait.seconds(10));
        awaitAdvertsAfter(Capture.now(), 3);

        assertTrue(master.isRunning());
        assertSteady(reloads);
        assertEquals(
                List.of(100),
                pair.capture().adverts(a -> a.atNanos() > reloads).stream()
                        .map(Advert::priority)
                        .distinct()
                        .toList());
        assertEquals(0, master.log().count(log, "STATE"), master::toString);
        assertTrue(master.log().count(log, "5100") > 0, master::toString);
        assertTrue(master.node().holds(VIP + "/32", INTERFACE));
    }

    private void awaitAdverts(int count) {
        pair.capture()
                .await(
                        count + " adverts",
                        count,
                        Wait.seconds(10),
                        a -> a.source().equals(MASTER_ADDRESS));
    }

    private void awaitAdvertsAfter(long start, int count) {
        pair.capture()
                .await(
                        count + " adverts after the reload",
                        count,
                        Wait.seconds(10),
                        a -> a.source().equals(MASTER_ADDRESS) && a.atNanos() > start);
    }

    /** No gap between the master's adverts, from the last one before {@code start} on, is longer than the interval. */
    private void assertSteady(long start) {
        List<Advert> adverts = pair.capture().adverts(a -> a.source().equals(MASTER_ADDRESS));
        for (int i = 1; i < adverts.size(); i++) {
            long at = adverts.get(i).atNanos();
            long gap = at - adverts.get(i - 1).atNanos();
            assertTrue(at < start || gap < ADVERT_INTERVAL + SLACK, "a gap of " + gap + " ns between adverts");
        }
    }
}

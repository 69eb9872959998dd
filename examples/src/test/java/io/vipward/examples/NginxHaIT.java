package io.vipward.examples;

import static io.vipward.examples.NginxPair.BACKUP_ADDRESS;
import static io.vipward.examples.NginxPair.INTERFACE;
import static io.vipward.examples.NginxPair.MASTER_ADDRESS;
import static io.vipward.examples.NginxPair.VIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Advert;
import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.GratuitousArp;
import io.vipward.examples.network.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tutorial's unchanged pair, each role played by us and by the original, through the tutorials' own four tests. */
@Tag("kernel")
@ParameterizedClass
@EnumSource
final class NginxHaIT {
    private static final long MILLIS = 1_000_000;
    /** What a busy machine may add to a protocol time. */
    private static final long SLACK = 1_500 * MILLIS;

    private static final long BACKUP_SKEW = (256 - 90) * 1_000 / 256 * MILLIS;
    private static final long BACKUP_MASTER_DOWN = 3_000 * MILLIS + BACKUP_SKEW;

    private final Pairing pairing;
    private NginxPair pair;
    private Director master;
    private Director backup;

    NginxHaIT(Pairing pairing) {
        this.pairing = pairing;
    }

    @BeforeEach
    void startBoth() {
        pair = new NginxPair();
        // In this order the backup has no reason to become master first.
        master = pair.startMaster(pairing.master()).awaitMaster(NginxPair.INSTANCE);
        backup = pair.startBackup(pairing.backup()).awaitBackup(NginxPair.INSTANCE);
    }

    @AfterEach
    void end() {
        pair.close();
    }

    @Test
    void theExpectedMasterHoldsTheAddressAndServesTheClient() {
        assertEquals(
                List.of(
                        "inet 192.168.126.131/24 scope global ens33",
                        // As keepalived adds it: a host address of global scope without a label.
                        "inet 192.168.126.100/32 scope global ens33"),
                master.node().addresses(INTERFACE));
        assertFalse(backup.node().holds(VIP + "/32", INTERFACE));
        assertEquals("master", pair.client().ask(VIP));
        Advert advert = pair.capture().await("an advert of the master", Wait.seconds(5), a -> a.priority() == 100);
        assertEquals(new Advert(advert.atNanos(), MASTER_ADDRESS, 51, 100, List.of(VIP), "centos7"), advert);
    }

    @Test
    void theBackupTakesOverWhenTheMastersAdvertsAreDroppedAndYieldsWhenTheyComeAgain() {
        master.node()
                .run("iptables", "-I", "OUTPUT", "-p", "vrrp", "-j", "DROP")
                .text();

        backup.awaitMaster(NginxPair.INSTANCE);
        awaitAddress(backup, true);
        boolean bothHeldIt = master.node().holds(VIP + "/32", INTERFACE);
        int mastersLog = master.log().end();
        int backupsLog = backup.log().end();
        master.node()
                .run("iptables", "-D", "OUTPUT", "-p", "vrrp", "-j", "DROP")
                .text();

        backup.log()
                .awaitFrom(
                        backupsLog,
                        "(VI_1) Master received advert from 192.168.126.131 with higher priority 100, ours 90",
                        Wait.seconds(10));
        backup.log().awaitFrom(backupsLog, "(VI_1) Entering BACKUP STATE", Wait.seconds(10));
        awaitAddress(backup, false);
        assertTrue(bothHeldIt, "a split leaves two masters");
        assertTrue(master.node().holds(VIP + "/32", INTERFACE));
        assertEquals(0, master.log().count(mastersLog, "STATE"), "the higher priority stays master\n" + master);
    }

    @Test
    void theBackupTakesOverAtOnceWhenTheMasterIsStopped() {
        master.terminate();

        assertEquals(0, master.awaitExit());
        Advert farewell = pair.capture().await("priority 0", Wait.seconds(5), a -> a.priority() == 0);
        Advert takeover = pair.capture().await("the backup's advert", Wait.seconds(10), this::isFromBackup);
        awaitAddress(backup, true);
        assertFalse(master.node().holds(VIP + "/32", INTERFACE));
        assertEquals(MASTER_ADDRESS, farewell.source());
        assertWithin(BACKUP_SKEW, takeover.atNanos() - farewell.atNanos());
        assertTrue(backup.log().contains("(VI_1) Backup received priority 0 advertisement"), backup::toString);
        pair.client().awaitAnswer(VIP, backup.node().name(), Wait.seconds(15));
    }

    @Test
    void theBackupTakesOverAfterTheMasterDownIntervalWhenTheMasterIsKilled() {
        pair.capture().await("an advert of the master", Wait.seconds(5), a -> a.priority() == 100);

        master.kill();

        Advert takeover = pair.capture().await("the backup's advert", Wait.seconds(15), this::isFromBackup);
        Advert last = last(pair.capture().adverts(a -> a.source().equals(MASTER_ADDRESS)));
        awaitAddress(backup, true);
        assertEquals(100, last.priority(), "a killed daemon says no farewell");
        assertWithin(BACKUP_MASTER_DOWN, takeover.atNanos() - last.atNanos());
    }

    @Test
    void aMasterThatComesAgainPreemptsWithOneBurstOfAnnouncements() {
        master.terminate();
        master.awaitExit();
        backup.awaitMaster(NginxPair.INSTANCE);
        awaitAddress(backup, true);
        long back = Capture.now();

        master = master.startAgain().awaitMaster(NginxPair.INSTANCE);

        awaitAddress(backup, false);
        assertTrue(master.node().holds(VIP + "/32", INTERFACE));
        Advert first = pair.capture()
                .await(
                        "the master's first advert",
                        Wait.seconds(5),
                        a -> a.atNanos() > back && a.source().equals(MASTER_ADDRESS));
        pair.capture()
                .await("the advert after them", Wait.seconds(20), a -> a.atNanos() > first.atNanos() + 6_500 * MILLIS);
        List<GratuitousArp> announcements = announcements(back, macOf(master));
        // The old master's next advert may cross ours on the way: a losing advert is answered with a burst of its own.
        boolean crossed = master.log().contains("with lower priority 90, ours 100");
        int count = announcements.size();
        assertTrue(
                crossed ? count >= 20 && count % 5 == 0 : count == 10,
                () -> count + " announcements, not five at once and five after garp_master_delay\n" + master);
        assertWithin(0, announcements.get(4).atNanos() - first.atNanos());
        assertWithin(
                5_000 * MILLIS,
                announcements.get(count / 2).atNanos() - announcements.get(0).atNanos());
        pair.client().awaitAnswer(VIP, master.node().name(), Wait.seconds(15));
    }

    /** Only the master's own announcements count: the old one's second burst may come in between. */
    private static String macOf(Director director) {
        String link = director.node()
                .run("ip", "-o", "link", "show", "dev", INTERFACE)
                .text();
        return link.replaceAll("(?s).*link/ether ([0-9a-f:]+) .*", "$1");
    }

    private List<GratuitousArp> announcements(long start, String mac) {
        return pair.capture()
                .announcements(arp -> arp.atNanos() > start
                        && arp.address().equals(VIP)
                        && arp.mac().equals(mac));
    }

    private boolean isFromBackup(Advert advert) {
        return advert.source().equals(BACKUP_ADDRESS) && advert.priority() == 90;
    }

    private static void awaitAddress(Director director, boolean present) {
        Wait.until(
                director.node().name() + (present ? " holds " : " gives up ") + VIP,
                Wait.seconds(10),
                () -> director.node().holds(VIP + "/32", INTERFACE) == present,
                () -> director);
    }

    private static void assertWithin(long protocolNanos, long measuredNanos) {
        assertTrue(
                measuredNanos > protocolNanos - 20 * MILLIS && measuredNanos < protocolNanos + SLACK,
                () -> "the protocol says " + protocolNanos / MILLIS + " ms, it took " + measuredNanos / MILLIS + " ms");
    }

    private static <T> T last(List<T> items) {
        return items.get(items.size() - 1);
    }
}

package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Advert;
import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pair whose password is longer than the eight bytes that a packet carries. */
@Tag("kernel")
final class SecondPairIT {
    @ParameterizedTest
    @EnumSource(names = {"OURS_AND_KEEPALIVED", "KEEPALIVED_AND_OURS"})
    void aLongPasswordIsTruncatedWithAWarningAndStillAgreesWithThePeers(Pairing pairing) {
        try (Lan lan = new Lan()) {
            Node masterNode = machine(lan, "master", "192.168.188.131/24");
            Node backupNode = machine(lan, "backup", "192.168.188.132/24");
            Capture capture = lan.capture("lan");

            Director master = Director.start(
                            masterNode, pairing.master(), Checkout.example("nginx-ha/second/master.conf"))
                    .awaitMaster("VI_1");
            Director backup = Director.start(
                            backupNode, pairing.backup(), Checkout.example("nginx-ha/second/backup.conf"))
                    .awaitBackup("VI_1");

            Advert advert = capture.await("an advert", Wait.seconds(5), a -> a.priority() == 100);
            assertEquals("abclinux", advert.password());
            assertTrue(warnsOfTruncation(master), master::toString);
            assertTrue(warnsOfTruncation(backup), backup::toString);
            // The backup stays backup for as long as it believes what it hears.
            capture.await(
                    "adverts over the backup's master-down interval",
                    Wait.seconds(15),
                    a -> a.priority() == 100 && a.atNanos() > advert.atNanos() + 5_000_000_000L);
            assertEquals(0, backup.log().count(0, "MASTER STATE"), backup::toString);
            assertTrue(masterNode.holds("192.168.188.100/32", "ens33"));
        }
    }

    private static boolean warnsOfTruncation(Director director) {
        return director.log().lines().stream().anyMatch(line -> line.contains("Truncating auth_pass to 8 characters"));
    }

    private static Node machine(Lan lan, String name, String address) {
        Node node = lan.boot(name);
        lan.plug(node, "ens33", "lan", address);
        node.install(Checkout.example("nginx-ha/check_ng.sh"), "/usr/local/sbin/check_ng.sh");
        node.run("/etc/init.d/nginx", "start").text();
        return node;
    }
}

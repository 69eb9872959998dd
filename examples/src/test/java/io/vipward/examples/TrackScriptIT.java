package io.vipward.examples;

import static io.vipward.examples.NginxPair.INTERFACE;
import static io.vipward.examples.NginxPair.VIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tutorial's script watches nginx. The original drops it from the master's file because of the remark behind it, and
 * never runs it on the backup because it has no {@code #!} line, so there only ours is expected to track.
 */
@Tag("kernel")
final class TrackScriptIT {
    private final NginxPair pair = new NginxPair();

    @AfterEach
    void end() {
        pair.close();
    }

    @ParameterizedTest
    @EnumSource
    void killedNginxIsStartedAgainAndNothingMoves(Director.Kind backupKind) {
        Director master = pair.startMaster(Director.Kind.VIPWARD).awaitMaster(NginxPair.INSTANCE);
        Director backup = pair.startBackup(backupKind).awaitBackup(NginxPair.INSTANCE);
        int mastersLog = master.log().end();
        int backupsLog = backup.log().end();

        restartByKilling(master.node());

        assertEquals("master", pair.client().ask(VIP));
        assertTrue(master.node().holds(VIP + "/32", INTERFACE));
        assertEquals(0, master.log().count(mastersLog, "STATE"), master::toString);
        assertEquals(0, backup.log().count(backupsLog, "MASTER STATE"), backup::toString);
    }

    @ParameterizedTest
    @EnumSource
    void nginxThatCannotStartStopsTheDirectorAndTheBackupTakesOver(Director.Kind backupKind) {
        Director master = pair.startMaster(Director.Kind.VIPWARD).awaitMaster(NginxPair.INSTANCE);
        Director backup = pair.startBackup(backupKind).awaitBackup(NginxPair.INSTANCE);

        master.node().write("/etc/nginx/nginx.conf", "this is no configuration\n");
        killNginx(master.node());

        assertEquals(0, master.awaitExit());
        backup.awaitMaster(NginxPair.INSTANCE);
        pair.client().awaitAnswer(VIP, backup.node().name(), Wait.seconds(15));
        assertFalse(master.node().holds(VIP + "/32", INTERFACE));
        assertEquals("stop keepalived", systemctlCalls(master.node()));
        assertTrue(
                master.node().textOf("/var/log/check_ng.log").contains("nginx down,keepalived will stop"),
                master::toString);
    }

    @Test
    void aScriptWithoutInterpreterLineIsRunByTheShellWithOneWarning() {
        Director backup = pair.startBackup(Director.Kind.VIPWARD).awaitMaster(NginxPair.INSTANCE);

        restartByKilling(backup.node());
        restartByKilling(backup.node());

        assertEquals(1, backup.log().count(0, "#!"), "warned once, not at every run\n" + backup);
        assertTrue(backup.node().holds(VIP + "/32", INTERFACE));
    }

    @Test
    void theOriginalTracksNothingInTheFileWithRemarks() {
        Director master = pair.startMaster(Director.Kind.KEEPALIVED).awaitStart();

        assertTrue(master.log().contains("unknown track script option //"), master::toString);
        assertTrue(master.log().contains("script chk_nginx is not used"), master::toString);
    }

    @Test
    void theOriginalCountsAScriptWithoutInterpreterLineAsSuccess() {
        Node node = pair.backupNode();
        killNginx(node);

        Director backup = pair.startBackup(Director.Kind.KEEPALIVED).awaitMaster(NginxPair.INSTANCE);

        assertTrue(backup.log().contains("VRRP_Script(chk_nginx) succeeded"), backup::toString);
        assertEquals("", nginxMaster(node), "the script would have started it");
    }

    /** Kills nginx and waits until the script has started another one. */
    private static void restartByKilling(Node node) {
        String before = nginxMaster(node);
        killNginx(node);
        Wait.until(
                "another nginx runs on " + node.name() + " and the script has ended",
                Wait.seconds(15),
                () -> !nginxMaster(node).isEmpty()
                        && !nginxMaster(node).equals(before)
                        // A script that saw nginx gone once more before its end would stop the director.
                        && node.run("pgrep", "-f", "check_ng.sh").output().isEmpty(),
                () -> node.run("ps", "ax"));
    }

    private static void killNginx(Node node) {
        node.run("sh", "-c", "kill -KILL $(pgrep -x nginx)").text();
    }

    private static String nginxMaster(Node node) {
        return node.run("pgrep", "-o", "-x", "nginx").output();
    }

    private static String systemctlCalls(Node node) {
        return node.textOf("/var/log/systemctl.log").strip();
    }
}

package io.vipward.examples.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.AdvertTally;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Hundreds of scripts a second delay no advert, and leave nothing behind. */
@Tag("kernel")
@Isolated("whoever measures what a daemon can do needs the machine for himself")
final class ScriptCrowdIT {
    private static final int SCRIPTS = 200;
    private static final int INSTANCES = 50;
    private static final Duration LENGTH = Duration.ofSeconds(60);
    /** Of 600 in a minute, the last may be due a moment after its end. */
    private static final int ADVERTS = 599;

    /** Of 60 in a minute. */
    private static final int RUNS = 50;

    /** A descriptor for each script that may run at this moment. */
    private static final int MOMENTARY = SCRIPTS;

    @Test
    void twoHundredScriptsASecondDelayNoAdvertOfFiftyInstances() {
        try (Lan lan = new Lan()) {
            Node node = node(lan, 1, 200, true);
            Node peersNode = node(lan, 2, 100, false);
            Director director = Director.startPreferred(node, Director.Kind.VIPWARD);
            for (int vrid = 1; vrid <= INSTANCES; vrid++) {
                director.awaitMaster("VI_" + vrid);
            }
            Director peer =
                    Director.startPreferred(peersNode, Director.Kind.KEEPALIVED).awaitStart();
            peer.awaitBackup("VI_" + INSTANCES);
            AdvertTally tally = lan.tally("lan", "192.0.2.1");

            int before = peer.log().end();
            int descriptors = descriptors(node);
            int runs = leastRuns(node);
            tally.begin(LENGTH);
            Wait.until("the end of the minute", LENGTH.multipliedBy(2), tally::isOver, () -> tally);

            assertTrue(leastRuns(node) - runs >= RUNS, director::toString);
            assertEquals(0, peer.log().count(before, "MASTER STATE"), () -> tally + "\n" + peer);
            assertTrue(tally.least(1, INSTANCES) >= ADVERTS, tally::toString);
            assertEquals(0, director.log().count(0, "VRRP_Script(s1) failed"), director::toString);
            assertTrue(Math.abs(descriptors(node) - descriptors) <= MOMENTARY, "descriptors stay open");
            Wait.until(
                    "no dead process is left",
                    Wait.seconds(10),
                    () -> zombies(node).isEmpty(),
                    () -> zombies(node));
        }
    }

    private static int descriptors(Node node) {
        return Integer.parseInt(node.run("sh", "-c", "ls /proc/$(cat " + Director.PID_FILE + ")/fd | wc -l")
                .text()
                .strip());
    }

    private static String zombies(Node node) {
        return node.run("sh", "-c", "ps -o stat=,args= --ppid $(cat " + Director.PID_FILE + ") | grep ^Z")
                .output();
    }

    /** Each run adds a byte to the file of its script. */
    private static int leastRuns(Node node) {
        return Integer.parseInt(node.run("sh", "-c", "stat -c %s /run/runs/* | sort -n | head -n 1")
                .text()
                .strip());
    }

    private static Node node(Lan lan, int number, int priority, boolean scripts) {
        Node node = lan.boot("node" + number);
        lan.plug(node, "eth0", "lan", "192.0.2." + number + "/24");
        node.write("/etc/count", "#!/bin/sh\nprintf x >>/run/runs/$1\n");
        node.run("sh", "-c", "chmod 755 /etc/count; mkdir /run/runs").text();
        node.write(Director.CONFIGURATION, configuration(priority, scripts));
        return node;
    }

    /** Every instance tracks as many scripts as every other. */
    private static String configuration(int priority, boolean scripts) {
        StringBuilder text = new StringBuilder("global_defs {\nvrrp_version 3\nscript_user root\n}\n");
        for (int i = 0; scripts && i < SCRIPTS; i++) {
            text.append("vrrp_script s" + i + " {\nscript \"/etc/count " + i
                    + "\"\ninterval 1\ntimeout 20\nweight -1\n}\n");
        }
        for (int vrid = 1; vrid <= INSTANCES; vrid++) {
            text.append("vrrp_instance VI_" + vrid + " {\ninterface eth0\nvirtual_router_id " + vrid + "\npriority "
                    + priority + "\nadvert_int 0.1\nvirtual_ipaddress {\n192.0.2." + (100 + vrid) + "\n}\n");
            if (scripts) {
                text.append("track_script {\n");
                for (int i = vrid - 1; i < SCRIPTS; i += INSTANCES) {
                    text.append("s" + i + "\n");
                }
                text.append("}\n");
            }
            text.append("}\n");
        }
        return text.toString();
    }
}

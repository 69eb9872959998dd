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

/** Adverts are sent when they are due, whatever else the daemon has to do. */
@Tag("kernel")
@Isolated("whoever measures what a daemon can do needs the machine for himself")
final class AdvertsNeverWaitIT {
    private static final Duration LENGTH = Duration.ofSeconds(60);
    /** Of 600 in a minute, the last may be due a moment after its end. */
    private static final int ADVERTS = 599;

    private static final int REAL_SERVERS = 10_000;

    @Test
    void everyAdvertOf254InstancesIsSentWhileTenThousandRealServersAreLoaded() {
        try (Lan lan = new Lan()) {
            Node node = node(lan, 1, 200);
            Node peersNode = node(lan, 2, 100);
            Director director = Director.startPreferred(node, Director.Kind.VIPWARD);
            for (int vrid = 1; vrid <= LargeConfiguration.INSTANCES; vrid++) {
                director.awaitMaster("VI_" + vrid);
            }
            Director peer =
                    Director.startPreferred(peersNode, Director.Kind.KEEPALIVED).awaitStart();
            peer.awaitBackup("VI_" + LargeConfiguration.INSTANCES);
            AdvertTally tally = lan.tally("lan", "192.0.2.1");

            int before = peer.log().end();
            tally.begin(LENGTH);
            for (int turn = 0; turn < 2; turn++) {
                reload(director, REAL_SERVERS);
                reload(director, 0);
            }
            Wait.until("the end of the minute", LENGTH.multipliedBy(2), tally::isOver, () -> tally);

            assertTrue(director.log().contains("IPVS"), "the checkers' half runs, and says what it misses");
            assertEquals(0, peer.log().count(before, "MASTER STATE"), () -> tally + "\n" + peer);
            assertTrue(tally.least(1, LargeConfiguration.INSTANCES) >= ADVERTS, tally::toString);
        }
    }

    private static void reload(Director director, int realServers) {
        int start = director.log().end();
        director.node().write(Director.CONFIGURATION, LargeConfiguration.of(200, realServers));
        director.reload();
        director.log().awaitFrom(start, "Reload complete", Wait.seconds(60));
    }

    private static Node node(Lan lan, int number, int priority) {
        Node node = lan.boot("node" + number);
        lan.plug(node, "eth0", "lan", "192.0.2." + number + "/24");
        node.write(Director.CONFIGURATION, LargeConfiguration.of(priority, 0));
        return node;
    }
}

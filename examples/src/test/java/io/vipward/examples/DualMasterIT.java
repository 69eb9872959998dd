package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Client;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two directors that are each the master of one address and the backup of the other. */
@Tag("kernel")
final class DualMasterIT {
    private static final String FIRST_VIP = "192.168.126.100";
    private static final String SECOND_VIP = "192.168.126.101";

    private final Lan lan = new Lan();
    private final Client client = new Client(clientNode());

    @AfterEach
    void end() {
        lan.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"OURS_AND_OURS", "OURS_AND_KEEPALIVED", "KEEPALIVED_AND_OURS"})
    void bothServeUntilOneStopsAndTheOtherHoldsBothAddresses(Pairing pairing) {
        Director first = director(1, pairing.master());
        Director second = director(2, pairing.backup());
        first.awaitMaster("VI_1");
        second.awaitMaster("VI_2");
        awaitAnswers("director1", "director2");

        second.terminate();
        second.awaitExit();

        first.awaitMaster("VI_2");
        awaitAnswers("director1", "director1");
        assertFalse(second.node().holds(SECOND_VIP + "/32", "ens33"));

        Director again = second.startAgain().awaitMaster("VI_2");

        awaitAnswers("director1", "director2");
        assertEquals(0, again.log().count(0, "(VI_1) Entering MASTER STATE"), again::toString);
    }

    private Node clientNode() {
        Node node = lan.boot("client");
        lan.plug(node, "ens33", "lan", "192.168.126.10/24");
        return node;
    }

    private Director director(int number, Director.Kind kind) {
        Node node = lan.boot("director" + number);
        lan.plug(node, "ens33", "lan", "192.168.126.13" + number + "/24");
        node.install(Checkout.example("nginx-ha/check_ng.sh"), "/usr/local/sbin/check_ng.sh");
        node.run("/etc/init.d/nginx", "start").text();
        return Director.start(node, kind, Checkout.example("dual-master/director" + number + ".conf"));
    }

    private void awaitAnswers(String behindFirst, String behindSecond) {
        client.awaitAnswer(FIRST_VIP, behindFirst, Wait.seconds(20));
        client.awaitAnswer(SECOND_VIP, behindSecond, Wait.seconds(20));
    }
}

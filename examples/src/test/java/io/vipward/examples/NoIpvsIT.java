package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A director for IPVS on a kernel that has none. */
@Tag("kernel")
final class NoIpvsIT {
    @Test
    void aKernelWithoutIpvsGivesOneClearErrorAndVrrpRunsOn() {
        try (Lan lan = new Lan()) {
            Node node = lan.boot("director");
            lan.plug(node, "ens33", "lan", "192.168.126.131/24");

            Director director = Director.start(node, Director.Kind.VIPWARD, Checkout.example("lvs-dr/keepalived.conf"))
                    .awaitMaster("VI_1");

            List<String> errors = director.log().lines().stream()
                    .filter(line -> line.contains("IPVS"))
                    .filter(line -> line.contains("kernel"))
                    .toList();
            assertEquals(1, errors.size(), director::toString);
            assertTrue(director.isRunning());
            assertTrue(node.holds("192.168.126.100/32", "ens33"));
        }
    }

    @Test
    void theOriginalGivesUpAltogether() {
        try (Lan lan = new Lan()) {
            Node node = lan.boot("director");
            lan.plug(node, "ens33", "lan", "192.168.126.131/24");

            Director director =
                    Director.start(node, Director.Kind.KEEPALIVED, Checkout.example("lvs-dr/keepalived.conf"));

            assertEquals(1, director.awaitExit(), director::toString);
        }
    }
}

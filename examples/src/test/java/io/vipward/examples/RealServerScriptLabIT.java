package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The script that prepares a real server for tunnels, on a kernel that has them. */
@Tag("lab")
final class RealServerScriptLabIT {
    private static final int NOT_PREPARED = 3;

    @Test
    void theTunnelsScriptMayBeRepeatedAndLeavesNothing() {
        try (Lan lan = new Lan()) {
            Node server = lan.boot("rs1");

            int before = script(server, "status").status();
            script(server, "start").text();
            script(server, "start").text();
            boolean prepared = server.holds("192.168.126.100/32", "tunl0");
            script(server, "status").text();
            script(server, "stop").text();
            script(server, "stop").text();

            assertEquals(NOT_PREPARED, before);
            assertTrue(prepared);
            assertEquals(NOT_PREPARED, script(server, "status").status());
            assertFalse(server.holds("192.168.126.100/32", "tunl0"));
        }
    }

    private static Outcome script(Node server, String verb) {
        return server.run(Checkout.example("lvs-tun/realserver.sh").toString(), verb);
    }
}

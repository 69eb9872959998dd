package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that prepare real servers, as an operator may call them: twice, too early, wrongly. */
@Tag("kernel")
final class RealServerScriptIT {
    private static final int NOT_PREPARED = 3;

    private final Lan lan = new Lan();
    private final Node server = lan.boot("rs1");

    @AfterEach
    void end() {
        lan.close();
    }

    @ParameterizedTest
    @CsvSource({"lvs-nat, 192.168.80.11/24", "lvs-dr, 192.168.126.11/24"})
    void startAndStopMayBeRepeatedAndStopRestoresWhatWas(String folder, String address) {
        lan.plug(server, "ens33", "lan", address);
        server.run("ip", "route", "add", "default", "via", address.replace(".11/24", ".1"))
                .text();
        String before = settings();

        assertEquals(NOT_PREPARED, script(folder, "status").status());
        script(folder, "start").text();
        script(folder, "status").text();
        String prepared = settings();
        script(folder, "start").text();
        assertEquals(prepared, settings());
        script(folder, "stop").text();
        script(folder, "stop").text();

        assertEquals(NOT_PREPARED, script(folder, "status").status());
        assertEquals(before, settings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lvs-nat", "lvs-dr", "lvs-tun"})
    void wrongUsageIsExplained(String folder) {
        Outcome outcome = script(folder, "restart");

        assertEquals(2, outcome.status());
        assertEquals("realserver.sh: usage: realserver.sh start | stop | status\n", outcome.errors());
    }

    @Test
    void aGatewayOutOfReachIsExplained() {
        Outcome outcome = script("lvs-nat", "start");

        assertEquals(1, outcome.status());
        assertTrue(outcome.errors().contains("cannot reach the gateway 192.168.80.254"), outcome::toString);
    }

    private Outcome script(String folder, String verb) {
        return server.run(Checkout.example(folder + "/realserver.sh").toString(), verb);
    }

    /** Everything that the scripts change. */
    private String settings() {
        return server.run("ip", "-4", "route").text()
                + server.run("ip", "-4", "-o", "addr").text()
                + server.run("sh", "-c", "grep . /proc/sys/net/ipv4/conf/*/arp_*")
                        .text();
    }
}

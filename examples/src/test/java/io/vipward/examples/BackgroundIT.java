package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Started as an init script starts it: without {@code --dont-fork}, several times, after a crash, with a wrong file. */
@Tag("kernel")
final class BackgroundIT {
    private static final String VIP = "192.168.126.100/32";
    private static final String INTERFACE = "ens33";

    private Lan lan;
    private Node node;

    @BeforeEach
    void boot() {
        lan = new Lan();
        node = lan.boot("director");
        lan.plug(node, INTERFACE, "lan", "192.168.126.131/24");
        node.install(Checkout.example("nginx-ha/master.conf"), Director.CONFIGURATION);
    }

    @AfterEach
    void end() {
        lan.close();
    }

    @Test
    void theCommandEndsWhenTheDaemonRunsAndItsFileNamesIt() {
        assertEquals(0, start());
        String pid = pid();

        assertEquals("vipward", node.textOf("/proc/" + pid + "/comm").strip());
        awaitMaster();
        stop(pid);
        assertEquals("", node.textOf(Director.PID_FILE));
        assertTrue(node.addresses(INTERFACE).stream().noneMatch(address -> address.contains(VIP)));
    }

    @Test
    void aSecondOneLeavesTheFirstAlone() {
        assertEquals(0, start());
        String pid = pid();

        int again = start();

        assertEquals(0, again, "as keepalived: already running is no failure");
        assertEquals(pid, pid());
        awaitMaster();
    }

    @Test
    void aFileLeftByACrashIsTakenOver() {
        assertEquals(0, start());
        String crashed = pid();
        awaitMaster();
        node.run("kill", "-KILL", crashed).text();
        awaitEnd(crashed);

        int again = start();

        assertEquals(0, again);
        assertNotEquals(crashed, pid());
        awaitMaster();
    }

    @Test
    void aFileThatCannotBeRunIsTheCommandsStatus() {
        node.write(Director.CONFIGURATION, "vrrp_instance VI_1 {\n    interface ens33\n}\n");

        int withoutVrid = start();
        node.run("rm", Director.CONFIGURATION).text();
        int withoutFile = start();

        assertEquals(2, withoutVrid);
        assertEquals(6, withoutFile);
        assertEquals("", node.textOf(Director.PID_FILE));
    }

    private int start() {
        return node.run(Checkout.launcher().toString(), "-D", "-f", Director.CONFIGURATION, "-p", Director.PID_FILE)
                .status();
    }

    private String pid() {
        return node.textOf(Director.PID_FILE).strip();
    }

    private void stop(String pid) {
        node.run("kill", "-TERM", pid).text();
        awaitEnd(pid);
    }

    private void awaitEnd(String pid) {
        Wait.until(
                "process " + pid + " to end",
                Wait.seconds(20),
                () -> node.textOf("/proc/" + pid + "/status").isEmpty()
                        || node.textOf("/proc/" + pid + "/status").contains("State:\tZ"),
                () -> node.textOf("/proc/" + pid + "/status"));
    }

    private void awaitMaster() {
        Wait.until("the address", Wait.seconds(20), () -> node.holds(VIP, INTERFACE), () -> node.addresses(INTERFACE));
    }
}

package io.vipward.examples.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The example with two directors: the balancer itself fails, and a connection outlives it. */
@Tag("lab")
final class LvsHaLabIT {
    private static final String VIP = "192.168.126.100";
    private static final String DAEMON = " sync daemon (mcast=ens33, syncid=51, ";

    private final Lan lan = new Lan();
    private final Node client = node("client", 10);
    private final Node first = node("director1", 131);
    private final Node second = node("director2", 132);
    private final List<Node> servers = List.of(server("rs1", 11), server("rs2", 12));

    @AfterEach
    void end() {
        lan.close();
    }

    @Test
    void aConnectionOutlivesTheDirectorAndOnlyTheMasterAsks() {
        Director one = start(first, 1).awaitMaster("VI_1");
        Director two = start(second, 2).awaitBackup("VI_1");
        String complete = table(first);
        awaitSync(first, "master");
        awaitSync(second, "backup");
        assertEquals(complete, table(second));
        assertEquals(2, two.log().count(0, "Deactivating healthchecker"), two::toString);

        try (LastingCall call = LastingCall.from(client, VIP)) {
            String server = call.ask();
            Node other = servers.get(server.equals("rs1") ? 1 : 0);
            Wait.until(
                    "the connection to be known to the backup",
                    Wait.seconds(10),
                    () -> known(second, call.port()),
                    () -> connections(second));

            other.run("sh", "-c", "kill -KILL $(pgrep -x nginx)").text();
            Wait.until("its removal", Wait.seconds(20), () -> destinations(first) == 1, one::toString);
            int asWas = destinations(second);
            first.run("ip", "link", "set", "ens33", "down").text();
            two.awaitMaster("VI_1");
            awaitSync(second, "master");
            awaitSync(first, "backup");
            String stillThere = call.ask();
            Wait.until("its removal there, too", Wait.seconds(20), () -> destinations(second) == 1, two::toString);

            other.run("/etc/init.d/nginx", "start").text();
            int place = one.log().end();
            first.run("ip", "link", "set", "ens33", "up").text();
            one.log().awaitFrom(place, "(VI_1) Entering MASTER STATE", Wait.seconds(20));
            awaitSync(first, "master");
            awaitSync(second, "backup");
            String stillThereAgain = call.ask();
            Wait.until("the other server's return", Wait.seconds(20), () -> destinations(first) == 2, one::toString);

            assertEquals(2, asWas, "the backup does not ask");
            assertEquals(server, stillThere);
            assertEquals(server, stillThereAgain);
            assertTrue(two.log().contains("Activating healthchecker"), two::toString);
            assertTrue(two.log().contains("Suspending healthchecker"), two::toString);
        }
        one.terminate();
        two.terminate();
        assertEquals(List.of(0, 0), List.of(one.awaitExit(), two.awaitExit()));
        assertEquals("", table(first) + table(second) + sync(first) + sync(second));
    }

    private static Director start(Node node, int number) {
        return Director.start(node, Director.Kind.VIPWARD, Checkout.example("lvs-ha/director" + number + ".conf"));
    }

    private Node node(String name, int host) {
        Node node = lan.boot(name);
        lan.plug(node, "ens33", "lan", "192.168.126." + host + "/24");
        return node;
    }

    private Node server(String name, int host) {
        Node server = node(name, host);
        server.run(Checkout.example("lvs-dr/realserver.sh").toString(), "start").text();
        server.run("/etc/init.d/nginx", "start").text();
        return server;
    }

    private static String table(Node director) {
        return director.run("ipvsadm", "-Sn").text();
    }

    private static int destinations(Node director) {
        return (int)
                table(director).lines().filter(line -> line.startsWith("-a ")).count();
    }

    private static String sync(Node director) {
        return director.run("ipvsadm", "-Ln", "--daemon").text();
    }

    private static void awaitSync(Node director, String direction) {
        Wait.until(
                "the sync daemon to be " + direction,
                Wait.seconds(10),
                () -> sync(director).startsWith(direction + DAEMON)
                        && sync(director).lines().count() == 1,
                () -> sync(director));
    }

    private static String connections(Node director) {
        return director.run("ipvsadm", "-Lnc").text();
    }

    private static boolean known(Node director, int port) {
        return connections(director)
                .lines()
                .anyMatch(line -> line.contains("ESTABLISHED") && line.contains("192.168.126.10:" + port + " "));
    }
}

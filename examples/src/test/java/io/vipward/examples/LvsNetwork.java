package io.vipward.examples;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Client;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.List;

/**
 * A director, two real servers prepared by the example's own script, and a client, wired as a forwarding method needs
 * it. Every machine runs nginx; the director's is the sorry server. One thread.
 */
public final class LvsNetwork implements AutoCloseable {
    /** How packets get to a real server, and the folder of the example. */
    public enum Forwarding {
        NAT("lvs-nat"),
        DR("lvs-dr"),
        TUN("lvs-tun");

        private final String folder;

        Forwarding(String folder) {
            this.folder = folder;
        }
    }

    public static final String VIP = "192.168.126.100";

    private final Forwarding forwarding;
    private final Lan lan = new Lan();
    private final Node director = lan.boot("director");
    private final Node first = lan.boot("rs1");
    private final Node second = lan.boot("rs2");
    private final Node clientNode;
    private final Client client;

    /** Boots all of it. */
    public LvsNetwork(Forwarding forwarding) {
        this.forwarding = forwarding;
        clientNode = lan.boot("client");
        lan.plug(clientNode, "ens33", "outside", "192.168.126.10/24");
        lan.plug(director, "ens33", "outside", "192.168.126.131/24");
        switch (forwarding) {
            case NAT -> wireForTranslation();
            case DR -> wireForDirectRouting();
            case TUN -> wireForTunnels(clientNode);
        }
        for (Node server : List.of(first, second)) {
            server.run(Checkout.example(forwarding.folder + "/realserver.sh").toString(), "start")
                    .text();
            startNginx(server);
        }
        startNginx(director);
        client = new Client(clientNode);
    }

    private void wireForTranslation() {
        lan.plug(director, "ens37", "inside", "192.168.80.1/24");
        lan.plug(first, "ens33", "inside", "192.168.80.11/24");
        lan.plug(second, "ens33", "inside", "192.168.80.12/24");
        forwardPackets(director);
    }

    private void wireForDirectRouting() {
        lan.plug(first, "ens33", "outside", "192.168.126.11/24");
        lan.plug(second, "ens33", "outside", "192.168.126.12/24");
    }

    private void wireForTunnels(Node clientNode) {
        Node router = lan.boot("router");
        lan.plug(router, "ens33", "outside", "192.168.126.254/24");
        lan.plug(router, "ens37", "inside", "192.168.80.1/24");
        lan.plug(first, "ens33", "inside", "192.168.80.11/24");
        lan.plug(second, "ens33", "inside", "192.168.80.12/24");
        forwardPackets(router);
        for (Node node : List.of(clientNode, director)) {
            node.run("ip", "route", "add", "192.168.80.0/24", "via", "192.168.126.254")
                    .text();
        }
        for (Node server : List.of(first, second)) {
            server.run("ip", "route", "add", "default", "via", "192.168.80.1").text();
        }
    }

    private static void forwardPackets(Node node) {
        node.run("sysctl", "-qw", "net.ipv4.ip_forward=1").text();
    }

    static void startNginx(Node node) {
        node.run("/etc/init.d/nginx", "start").text();
    }

    static void killNginx(Node node) {
        node.run("sh", "-c", "kill -KILL $(pgrep -x nginx)").text();
    }

    /** Starts a director with a file of the example and waits until it serves: the address is up, the table complete. */
    Director start(Director.Kind kind, String file) {
        Director started = Director.start(director, kind, Checkout.example(forwarding.folder + "/" + file))
                .awaitMaster("VI_1");
        awaitRealServers(2);
        Wait.until("the address", Wait.seconds(10), () -> director.holds(VIP + "/32", "ens33"), () -> started);
        return started;
    }

    public Node firstServer() {
        return first;
    }

    public Node secondServer() {
        return second;
    }

    public Node director() {
        return director;
    }

    /** The machine of {@link #client}. */
    public Node clientNode() {
        return clientNode;
    }

    Client client() {
        return client;
    }

    /** The kernel's table of services as commands that would make it. */
    String table() {
        return director.run("ipvsadm", "-Sn").text();
    }

    /** Waits until the table has so many destinations, the sorry server included. */
    public void awaitRealServers(int count) {
        Wait.until(
                count + " destinations", Wait.seconds(20), () -> destinations().size() == count, this::table);
    }

    /** The destinations of the table as {@code address:port}. */
    List<String> destinations() {
        return table().lines()
                .filter(line -> line.startsWith("-a "))
                .map(line -> line.replaceFirst(".* -r (\\S+) .*", "$1"))
                .toList();
    }

    @Override
    public void close() {
        lan.close();
    }
}

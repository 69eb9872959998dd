package io.vipward.examples.balancing;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The network of the schedulers' examples: a client with many addresses, a director, three real servers behind it. One thread. */
final class Farm implements AutoCloseable {
    private static final String MARK = "-A PREROUTING -d 192.168.126.96/29 -p tcp --dport 80 -j MARK --set-mark 1";
    private static final int SERVERS = 3;

    private final Lan lan = new Lan();
    private final Node director;
    private final Node twin;
    private final Caller caller;
    private final List<EchoServer> servers = new ArrayList<>();
    private @Nullable Director daemon;
    private @Nullable Director original;

    Farm() {
        Node client = lan.boot("client");
        lan.plug(client, "ens33", "outside", "192.168.126.10/24");
        client.write(
                "/run/addresses",
                sources().stream()
                        .map(source -> "addr add " + source + "/24 dev ens33\n")
                        .collect(Collectors.joining()));
        client.run("ip", "-batch", "/run/addresses").text();
        caller = new Caller(client);
        director = lan.boot("director");
        wire(director, "outside", "inside");
        // Where the original makes its table of the same file; nobody talks to it.
        twin = lan.boot("twin");
        wire(twin, "nowhere", "elsewhere");
        for (int i = 1; i <= SERVERS; i++) {
            twin.run("ip", "addr", "add", "192.168.80.1" + i + "/32", "dev", "lo")
                    .text();
        }
        servers.add(EchoServer.on(twin, 80));
        for (int i = 1; i <= SERVERS; i++) {
            Node server = lan.boot("rs" + i);
            lan.plug(server, "ens33", "inside", "192.168.80.1" + i + "/24");
            server.run("ip", "route", "add", "default", "via", "192.168.80.1").text();
            servers.add(EchoServer.on(server, 80));
        }
    }

    private void wire(Node node, String outside, String inside) {
        lan.plug(node, "ens33", outside, "192.168.126.131/24");
        lan.plug(node, "ens37", inside, "192.168.80.1/24");
        node.run("sysctl", "-qw", "net.ipv4.ip_forward=1").text();
        List<String> rule = new ArrayList<>(List.of("iptables-legacy", "-t", "mangle"));
        rule.addAll(List.of(MARK.split(" ", -1)));
        node.run(rule.toArray(String[]::new)).text();
    }

    /** Further addresses of the client. */
    static List<String> sources() {
        return IntStream.rangeClosed(20, 39).mapToObj(i -> "192.168.126." + i).toList();
    }

    Caller caller() {
        return caller;
    }

    EchoServer server(int number) {
        return servers.get(number);
    }

    /** Goes over to the file of a scheduler, by a reload but for the first; returns when its table is made. */
    Director use(String scheduler) {
        caller.hangUp("");
        daemon = goOver(daemon, director, Director.Kind.VIPWARD, scheduler);
        return daemon;
    }

    private static Director goOver(@Nullable Director running, Node node, Director.Kind kind, String scheduler) {
        node.install(Checkout.example("schedulers/" + scheduler + ".conf"), Director.CONFIGURATION);
        if (running == null) {
            return Director.startConfigured(node, kind).awaitStart();
        }
        int place = running.log().end();
        running.reload();
        running.log().awaitFrom(place, "Reload complete", Wait.seconds(10));
        return running;
    }

    String table() {
        return director.run("ipvsadm", "-Sn").text();
    }

    /** What the original makes of the same file. */
    String originalTable(String scheduler, String expected) {
        original = goOver(original, twin, Director.Kind.KEEPALIVED, scheduler);
        Wait.until(
                "the same table",
                Wait.seconds(10),
                () -> twin.run("ipvsadm", "-Sn").text().equals(expected),
                () -> twin.run("ipvsadm", "-Sn").text() + original);
        return twin.run("ipvsadm", "-Sn").text();
    }

    void awaitServers(int count) {
        Wait.until(count + " servers", Wait.seconds(15), () -> table().lines().count() == count + 1, this::table);
    }

    /** Waits until the kernel counts no open connection of a server, or of any where the number is 0. */
    void awaitIdle(int number) {
        String address = number == 0 ? "-> " : "-> 192.168.80.1" + number + ":";
        Wait.until(
                "no open connections",
                Wait.seconds(10),
                () -> director.run("ipvsadm", "-Ln")
                        .text()
                        .lines()
                        .filter(line -> line.contains(address) && line.contains("Masq"))
                        .allMatch(line -> line.strip().split(" +", -1)[4].equals("0")),
                () -> director.run("ipvsadm", "-Ln").text());
    }

    @Override
    public void close() {
        caller.close();
        servers.forEach(EchoServer::close);
        lan.close();
    }
}

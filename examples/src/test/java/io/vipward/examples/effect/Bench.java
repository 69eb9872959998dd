package io.vipward.examples.effect;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.List;
import java.util.regex.Pattern;

/** The subject, ours or the original, on one node and the original as its peer on another. One thread. */
final class Bench implements AutoCloseable {
    /** What monitoring looks for; not what depends on whose advert came first. */
    private static final Pattern WORDS = Pattern.compile(
            "Entering \\w+ STATE|Syncing instances|sent 0 priority|removing VIPs|setting VIPs|no longer exist"
                    + "|Netlink reports|Tracked BFD|Changing effective priority");

    private static final Pattern DATE = Pattern.compile("^\\w{3} \\w{3} [ \\d]\\d [\\d:]{8} \\d{4}: ");

    final Node one;
    final Node two;

    private final Setup setup;
    private final Director.Kind kind;
    private final Lan lan = new Lan();
    private final Director peer;
    private Director subject;
    private int start;
    private boolean linkLost;

    Bench(Setup setup, Director.Kind kind) {
        this.setup = setup;
        this.kind = kind;
        one = plugged(1);
        two = plugged(2);
        peer = start(two, Director.Kind.KEEPALIVED);
        subject = peer;
    }

    void takeOver() {
        awaitAll(peer, 0, "MASTER");
        int before = peer.log().end();
        subject = start(one, kind);
        awaitSubject("BACKUP", "MASTER");
        awaitAll(peer, before, "BACKUP");
    }

    private Node plugged(int number) {
        Node node = lan.boot("node" + number);
        // Addresses are there at once, and stay when the link goes.
        node.run("sh", "-c", """
                cd /proc/sys/net/ipv6/conf
                for where in all default; do echo 0 >$where/accept_dad; echo 1 >$where/keep_addr_on_down; done""").text();
        lan.plug(node, "eth0", "lan", "192.0.2." + number + "/24", "2001:db8::" + number + "/64");
        lan.plug(node, "eth1", "far", "203.0.113." + number + "/24");
        // Both subjects shall have the same link-local addresses.
        for (int link = 0; link <= 1; link++) {
            node.run("ip", "link", "set", "eth" + link, "down").text();
            node.run("ip", "link", "set", "eth" + link, "up", "address", "02:00:00:00:0" + link + ":0" + number)
                    .text();
        }
        return node;
    }

    private Director start(Node node, Director.Kind program) {
        node.write(Director.CONFIGURATION, setup.configuration(node == one ? 1 : 2, false));
        return Director.startConfigured(node, program);
    }

    /** From here on lines count. */
    private int mark() {
        linkLost = false;
        start = subject.log().end();
        return peer.log().end();
    }

    void linkDown() {
        int before = mark();
        linkLost = setup.losesOwnLink();
        link("down");
        awaitSubject("FAULT");
        awaitAll(peer, before, "MASTER");
    }

    void linkUp() {
        int before = mark();
        link("up");
        awaitSubject("BACKUP", "MASTER");
        awaitAll(peer, before, "BACKUP");
    }

    private void link(String state) {
        (setup.losesOwnLink() ? one : two)
                .run("ip", "link", "set", setup.link(), state)
                .text();
    }

    void reload() {
        int before = mark();
        one.write(Director.CONFIGURATION, setup.configuration(1, true));
        two.write(Director.CONFIGURATION, setup.configuration(2, true));
        // While they differ, the peer would not believe our adverts.
        subject.reload();
        peer.reload();
        subject.log().awaitFrom(start, "Reload complete", Wait.seconds(10));
        peer.log().awaitFrom(before, "Reload complete", Wait.seconds(10));
    }

    void kill() {
        int before = mark();
        subject.kill();
        awaitAll(peer, before, "MASTER");
    }

    void restart() {
        int before = peer.log().end();
        start = 0;
        subject = subject.startAgain();
        awaitSubject("BACKUP", "MASTER");
        awaitAll(peer, before, "BACKUP");
    }

    void terminate() {
        int before = mark();
        subject.terminate();
        subject.awaitExit();
        awaitAll(peer, before, "MASTER");
    }

    private void awaitSubject(String... states) {
        for (String state : states) {
            awaitAll(subject, start, state);
        }
    }

    private void awaitAll(Director who, int from, String state) {
        for (String instance : setup.instances()) {
            who.log().awaitFrom(from, "(" + instance + ") Entering " + state + " STATE", Wait.seconds(30));
        }
    }

    /** What the subject has said since the last event, of that which is looked for. */
    List<String> words() {
        List<String> lines = subject.log().lines();
        return lines.subList(start, lines.size()).stream()
                .map(line -> DATE.matcher(line).replaceFirst(""))
                .filter(line -> WORDS.matcher(line).find())
                // Without a link nothing is sent, and the original does not always say so.
                .filter(line -> !linkLost || !line.contains("sent 0 priority"))
                // The interface's first and last moments may be reported more than once.
                .distinct()
                .sorted()
                .toList();
    }

    /** Both kernels and the words. */
    String state() {
        return "--- subject's node\n" + KernelState.of(one) + "--- peer's node\n" + KernelState.of(two) + "--- log\n"
                + String.join("\n", words()) + "\n";
    }

    @Override
    public String toString() {
        return kind + "\n" + subject;
    }

    @Override
    public void close() {
        lan.close();
    }
}

package io.vipward.examples.network;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A machine that asks web servers who they are; every node's nginx answers with the node's name. Any thread. */
public final class Client {
    private static final String NOBODY = "nobody";
    private static final String LIMIT = Long.toString(Wait.seconds(2).toSeconds());

    private final Node node;

    public Client(Node node) {
        this.node = node;
    }

    /** The name of the node that answers at an address; {@code nobody} when none does within some seconds. */
    public String ask(String address) {
        Outcome outcome = node.run("curl", "-sS", "--max-time", LIMIT, "http://" + address + "/");
        return outcome.status() == 0 ? outcome.output().strip() : NOBODY;
    }

    /** The answers to {@code count} requests, each over a connection of its own. */
    public List<String> ask(String address, int count) {
        return IntStream.range(0, count).mapToObj(i -> ask(address)).toList();
    }

    /** Waits until a node answers at an address, through whatever the ARP cache believed before. */
    public void awaitAnswer(String address, String name, Duration limit) {
        Wait.until(name + " answers at " + address, limit, () -> ask(address).equals(name), () -> ask(address));
    }
}

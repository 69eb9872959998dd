package io.vipward.examples.network;

import java.util.ArrayList;
import java.util.List;

/** Nodes and the switch that connects them; a second bridge of the switch is a second network. One thread. */
public final class Lan implements AutoCloseable {
    private final Node lanSwitch;
    private final List<Node> nodes = new ArrayList<>();

    public Lan() {
        lanSwitch = Node.boot("switch");
    }

    /** A machine that is not plugged in yet. */
    public Node boot(String name) {
        Node node = Node.boot(name);
        nodes.add(node);
        return node;
    }

    /** Plugs an interface of a node into the network that is called {@code bridge}. */
    public void plug(Node node, String networkInterface, String bridge, String... addresses) {
        node.plugInto(lanSwitch, bridge, networkInterface, addresses);
    }

    /** Records what passes through a network from now on. */
    public Capture capture(String bridge) {
        return Capture.start(lanSwitch, bridge);
    }

    /** Counts the adverts over IPv4 that an address sends into a network from now on. */
    public AdvertTally tally(String bridge, String source) {
        return AdvertTally.start(lanSwitch, bridge, source);
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        lanSwitch.close();
    }
}

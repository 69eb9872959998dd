package io.vipward.examples;

import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Client;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;

/**
 * The tutorial's two machines with nginx, and a client, in one network; directors are started by the test. One thread.
 */
final class NginxPair implements AutoCloseable {
    static final String VIP = "192.168.126.100";
    static final String MASTER_ADDRESS = "192.168.126.131";
    static final String BACKUP_ADDRESS = "192.168.126.132";
    static final String INTERFACE = "ens33";
    static final String INSTANCE = "VI_1";

    private static final String CHECK_SCRIPT = "/usr/local/sbin/check_ng.sh";

    private final Lan lan = new Lan();
    private final Capture capture;
    private final Node masterNode;
    private final Node backupNode;
    private final Client client;

    NginxPair() {
        masterNode = machine("master", MASTER_ADDRESS, "nginx-ha/check_ng.sh");
        backupNode = machine("backup", BACKUP_ADDRESS, "nginx-ha/check_ng_without_interpreter.sh");
        Node clientNode = lan.boot("client");
        lan.plug(clientNode, INTERFACE, "lan", "192.168.126.10/24");
        client = new Client(clientNode);
        capture = lan.capture("lan");
    }

    private Node machine(String name, String address, String checkScript) {
        Node node = lan.boot(name);
        lan.plug(node, INTERFACE, "lan", address + "/24");
        node.install(Checkout.example(checkScript), CHECK_SCRIPT);
        node.run("/etc/init.d/nginx", "start").text();
        return node;
    }

    Director startMaster(Director.Kind kind) {
        return Director.start(masterNode, kind, Checkout.example("nginx-ha/master.conf"));
    }

    Director startBackup(Director.Kind kind) {
        return Director.start(backupNode, kind, Checkout.example("nginx-ha/backup.conf"));
    }

    Node backupNode() {
        return backupNode;
    }

    Capture capture() {
        return capture;
    }

    Client client() {
        return client;
    }

    @Override
    public void close() {
        lan.close();
    }
}

package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.kernel.VrrpEngineLinksTest.instance;
import static io.vipward.vrrp.kernel.VrrpEngineLinksTest.settings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is done to real interfaces, and what is seen of them. */
@Tag("kernel")
class InterfaceKeeperIT {
    @Test
    void polledLinkIsFollowed() throws Exception {
        try (TestNetwork network = new TestNetwork();
                EngineNode node = EngineNode.start(
                        "polled",
                        network.namespacePath(1),
                        settings("linkbeat_interfaces {\n eth0 ETHTOOL\n}\n" + instance("VI_1", "eth0", "")))) {
            node.log.await("(VI_1) Entering BACKUP STATE (init)");

            network.ip(2, "link", "set", "eth0", "down");
            node.log.await("Linkbeat reports eth0 down");
            node.log.await("(VI_1) Entering FAULT STATE");
            network.ip(2, "link", "set", "eth0", "up");
            node.log.await("Linkbeat reports eth0 up");

            node.log.await("(VI_1) Entering BACKUP STATE");
        }
    }

    @Test
    void secondariesArePromotedAsLongAsTheInstanceRuns() throws Exception {
        try (TestNetwork network = new TestNetwork()) {
            try (EngineNode node = EngineNode.start(
                    "promoting", network.namespacePath(1), settings(instance("VI_1", "eth0", "promote_secondaries")))) {
                node.log.await("(VI_1) Entering BACKUP STATE (init)");
                setting(network).await("promote_secondaries = 1");
            }

            setting(network).await("promote_secondaries = 0");
        }
    }

    /** What keepalived says on the way is the same. */
    @Test
    void interfaceThatAppearsIsUsedUntilItVanishes() throws Exception {
        try (TestNetwork network = new TestNetwork();
                EngineNode node = EngineNode.start(
                        "dynamic",
                        network.namespacePath(1),
                        settings("global_defs {\n dynamic_interfaces\n}\n" + instance("VI_1", "v0", "")))) {
            node.log.await("(VI_1) entering FAULT state");

            network.ip(1, "link", "add", "v0", "type", "veth", "peer", "name", "v1");
            network.ip(1, "link", "set", "v1", "up");
            network.ip(1, "link", "set", "v0", "up");
            network.ip(1, "addr", "add", "198.51.100.1/24", "dev", "v0");
            node.log.await("Interface v0 added");
            node.log.await("Netlink reports v0 up");
            node.log.await("Assigned address 198.51.100.1 for interface v0");
            node.log.await("(VI_1) Entering MASTER STATE");
            network.ip(1, "link", "del", "v0");
            node.log.await("Netlink reports v0 down");
            node.log.await("(VI_1) Entering FAULT STATE");

            node.log.await("Interface v0 deleted");
        }
    }

    @Test
    void interfaceOnAnotherOneMustNotBringItsVrid() throws Exception {
        try (TestNetwork network = new TestNetwork();
                EngineNode node = EngineNode.start(
                        "clashing",
                        network.namespacePath(1),
                        settings("global_defs {\n dynamic_interfaces\n}\n" + instance("VI_1", "eth0", "")
                                + instance("VI_2", "mv0", "")))) {
            node.log.await("(VI_2) entering FAULT state");

            network.ip(1, "link", "add", "mv0", "link", "eth0", "type", "macvlan", "mode", "bridge");
            node.log.await("VRID conflict between VI_2 and VI_1 IPv4 vrid 51");
            network.ip(1, "link", "set", "mv0", "up");
            network.ip(1, "addr", "add", "192.0.2.11/24", "dev", "mv0");
            node.log.await("Assigned address 192.0.2.11 for interface mv0");
            node.log.awaitAnywhere("(VI_1) Entering MASTER STATE");

            assertEquals(0, node.log.count("(VI_2) Entering"));
        }
    }

    private static EventLog setting(TestNetwork network) throws Exception {
        EventLog log = new EventLog("sysctl");
        network.start(1, log, "sysctl", "net.ipv4.conf.eth0.promote_secondaries");
        return log;
    }
}

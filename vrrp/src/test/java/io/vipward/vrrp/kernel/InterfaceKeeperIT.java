package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.kernel.VrrpEngineLinksTest.instance;
import static io.vipward.vrrp.kernel.VrrpEngineLinksTest.settings;

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

    private static EventLog setting(TestNetwork network) throws Exception {
        EventLog log = new EventLog("sysctl");
        network.start(1, log, "sysctl", "net.ipv4.conf.eth0.promote_secondaries");
        return log;
    }
}

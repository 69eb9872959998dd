package io.vipward.netlink.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.linkbeat.LinkState;
import io.vipward.netlink.linkbeat.LinkbeatMethod;
import io.vipward.netlink.linkbeat.LinkbeatProbe;
import io.vipward.netlink.linux.Errno;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A veth pair has no transceiver, but its driver and the kernel's flags answer. */
@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class LinkbeatProbeIT {
    private NetworkNamespace namespace;
    private LinkbeatProbe probe;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
        namespace.ip("link", "add", "d0", "type", "veth", "peer", "name", "d1");
        namespace.ip("link", "set", "d0", "up");
        namespace.ip("link", "set", "d1", "up");
        probe = namespace.call(LinkbeatProbe::open);
    }

    @AfterEach
    void closeNamespace() {
        probe.close();
        namespace.close();
    }

    @Test
    void driverAndFlagsSayWhetherThereIsALink() throws Exception {
        assertEquals(LinkState.UP, probe.state("d0", LinkbeatMethod.ETHTOOL));
        assertEquals(LinkState.UP, probe.state("d0", LinkbeatMethod.IOCTL));

        namespace.ip("link", "set", "d1", "down");

        assertEquals(LinkState.DOWN, probe.state("d0", LinkbeatMethod.ETHTOOL));
        assertEquals(LinkState.DOWN, probe.state("d0", LinkbeatMethod.IOCTL));
    }

    @Test
    void whatCannotBeAskedSaysSo() {
        assertEquals(new LinkState.Unknown(Errno.EOPNOTSUPP), probe.state("d0", LinkbeatMethod.MII));
        for (LinkbeatMethod method : LinkbeatMethod.values()) {
            assertEquals(new LinkState.Unknown(Errno.ENODEV), probe.state("nowhere", method));
        }
    }

    @Test
    void theBestMethodThatAnswersIsFound() {
        assertEquals(Optional.of(LinkbeatMethod.ETHTOOL), probe.methodFor("d0"));
        assertEquals(Optional.empty(), probe.methodFor("nowhere"));
    }
}

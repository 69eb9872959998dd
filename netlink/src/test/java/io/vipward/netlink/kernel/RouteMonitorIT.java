package io.vipward.netlink.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class RouteMonitorIT {
    private final Recorder recorder = new Recorder();
    private NetworkNamespace namespace;
    private NetworkNamespace other;
    private EventLoop loop;
    private RouteMonitor monitor;

    @BeforeEach
    void openNamespaces() throws Exception {
        namespace = new NetworkNamespace();
        other = new NetworkNamespace();
        namespace.connect("v0", other, "v1");
        loop = new EventLoop("monitor");
    }

    @AfterEach
    void closeNamespaces() {
        monitor.close();
        loop.close();
        namespace.close();
        other.close();
    }

    @Test
    void carrierLossAndReturnAreSeen() throws Exception {
        monitor = open(1 << 20);

        other.ip("link", "set", "v1", "down");
        Await.until(loop, "the loss of the carrier", () -> recorder.latest("v0", false));
        other.ip("link", "set", "v1", "up");
        Await.until(loop, "its return", () -> recorder.latest("v0", true));

        assertTrue(recorder.links.stream()
                .anyMatch(link -> (link.flags() & Link.UP) != 0 && (link.flags() & Link.RUNNING) == 0));
    }

    @Test
    void linksThatComeAndGoAreSeen() throws Exception {
        monitor = open(1 << 20);

        namespace.ip("link", "add", "d0", "type", "veth", "peer", "name", "d1");
        namespace.ip("link", "del", "d0");
        Await.until(
                loop,
                "the removal",
                () -> recorder.removedLinks.stream()
                        .anyMatch(link -> link.name().equals("d0")));

        assertTrue(recorder.links.stream().anyMatch(link -> link.name().equals("d0")));
    }

    @Test
    void addressesThatComeAndGoAreSeen() throws Exception {
        monitor = open(1 << 20);

        namespace.ip("address", "add", "10.9.0.5/24", "dev", "v0");
        namespace.ip("address", "del", "10.9.0.5/24", "dev", "v0");
        Await.until(loop, "the removal", () -> recorder.removed.stream().anyMatch(this::isTheAddress));

        assertTrue(recorder.added.stream().anyMatch(this::isTheAddress));
    }

    @Test
    void lostNotificationsAskForAResync() throws Exception {
        monitor = open(4_096);
        try (NetlinkSocket socket = namespace.call(() -> NetlinkSocket.open(Protocol.ROUTE))) {
            RouteKernel kernel = new RouteKernel(socket);
            int link = kernel.links().stream()
                    .filter(candidate -> candidate.name().equals("v0"))
                    .findFirst()
                    .orElseThrow()
                    .index();
            List<AddressChange> flood = new ArrayList<>();
            for (int i = 1; i <= 200; i++) {
                flood.add(new AddressChange.Add(InterfaceAddress.of(link, RouteKernelIT.ip("10.88.0." + i), 32)));
            }
            kernel.apply(flood);

            Await.until(loop, "the resync", () -> recorder.resyncs > 0);

            assertTrue(recorder.added.size() < 200, recorder.added.size() + " of 200 were not lost");
            assertEquals(1, recorder.resyncs);
            kernel.apply(
                    List.of(new AddressChange.Delete(InterfaceAddress.of(link, RouteKernelIT.ip("10.88.0.7"), 32))));
            Await.until(loop, "what happens after the loss", () -> !recorder.removed.isEmpty());
        }
    }

    private boolean isTheAddress(InterfaceAddress address) {
        return address.address().equals(RouteKernelIT.ip("10.9.0.5")) && address.prefixLength() == 24;
    }

    private RouteMonitor open(int bufferBytes) throws Exception {
        return namespace.call(() -> RouteMonitor.open(loop, recorder, bufferBytes));
    }

    private static final class Recorder implements RouteListener {
        final List<Link> links = new ArrayList<>();
        final List<Link> removedLinks = new ArrayList<>();
        final List<InterfaceAddress> added = new ArrayList<>();
        final List<InterfaceAddress> removed = new ArrayList<>();
        int resyncs;

        boolean latest(String name, boolean serves) {
            return links.stream()
                    .filter(link -> link.name().equals(name))
                    .reduce((earlier, later) -> later)
                    .map(link -> link.serves() == serves)
                    .orElse(false);
        }

        @Override
        public void linkChanged(Link link) {
            links.add(link);
        }

        @Override
        public void linkRemoved(Link link) {
            removedLinks.add(link);
        }

        @Override
        public void addressAdded(InterfaceAddress address) {
            added.add(address);
        }

        @Override
        public void addressRemoved(InterfaceAddress address) {
            removed.add(address);
        }

        @Override
        public void resync() {
            resyncs++;
        }
    }
}

package io.vipward.vrrp.rehearsal;

import io.vipward.netlink.packet.AnnouncementSocket;
import io.vipward.netlink.packet.PacketHandler;
import io.vipward.netlink.packet.PacketPath;
import io.vipward.netlink.packet.VrrpEndpoint;
import io.vipward.netlink.packet.VrrpSocket;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMessage;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import io.vipward.vrrp.kernel.AdvertChannel;
import io.vipward.vrrp.kernel.VrrpKernel;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertEncoder;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A kernel with one interface. Packets are handed to sockets that are not open and then to whoever plays the network; changes
 * happen here alone, and are told as a kernel tells them.
 */
final class StageKernel implements VrrpKernel {
    static final String INTERFACE = "eth0";

    private static final int INDEX = 2;
    private static final int SERVES = Link.UP | Link.RUNNING | Link.MULTICAST;
    private static final MacAddress MAC = MacAddress.parse("02:00:00:00:00:01");
    private static final int MTU = 1_500;

    private final StageClock clock;
    private final BiConsumer<Advert, ByteBuffer> network;
    private final StageNetlink netlink;
    private final AnnouncementSocket announcements = AnnouncementSocket.nowhere();
    private final List<InterfaceAddress> addresses = new ArrayList<>();
    private final List<StageChannel> channels = new ArrayList<>();
    private final StageReport report;
    private @Nullable RouteListener listener;
    private int flags = SERVES;

    /**
     * A kernel.
     *
     * @param own the machine's addresses
     * @param questions answers what changes nothing
     * @param network takes what is sent
     */
    StageKernel(
            StageClock clock,
            List<InterfaceAddress> own,
            NetlinkChannel questions,
            BiConsumer<Advert, ByteBuffer> network,
            StageReport report) {
        this.clock = clock;
        this.network = network;
        this.report = report;
        this.netlink = new StageNetlink(questions, this::changed);
        addresses.addAll(own);
    }

    static InterfaceAddress address(InetAddress address, int prefixLength) {
        return InterfaceAddress.of(INDEX, address, prefixLength);
    }

    /** A pair of sockets that are not open. */
    private final class StageChannel implements AdvertChannel {
        private final VrrpSocket socket;
        private final PacketHandler handler;

        StageChannel(VrrpEndpoint endpoint, PacketHandler handler) {
            this.socket = VrrpSocket.nowhere(endpoint);
            this.handler = handler;
        }

        @Override
        public int send(Advert advert, ByteBuffer packet) {
            report.sent(advert);
            if (advert.envelope().destination() instanceof Inet4Address group) {
                socket.send(packet, group);
                network.accept(advert, packet);
            } else {
                PacketPath path = pathOf(advert);
                socket.sendIpv6(packet, path);
                network.accept(advert, ByteBuffer.wrap(AdvertEncoder.encodePayloadWithChecksum(advert)));
            }
            return packet.remaining();
        }

        @Override
        public void drain() {
            socket.receive(handler, 1);
        }

        @Override
        public void close() {
            channels.remove(this);
            socket.close();
        }
    }

    /** A packet comes in. */
    void receive(Advert advert, ByteBuffer packet) {
        if ((flags & Link.RUNNING) != 0) {
            for (StageChannel channel : List.copyOf(channels)) {
                if (channel.socket.endpoint().overIpv4() == advert.overIpv4()) {
                    channel.handler.onPacket(packet.duplicate(), pathOf(advert));
                }
            }
        }
    }

    /** The cable is pulled or plugged in. */
    void carrier(boolean there) {
        flags = there ? SERVES : SERVES & ~Link.RUNNING;
        changed(new RouteMessage.LinkPresent(link()));
    }

    /** Somebody else takes away all addresses that were added. */
    void loseAdded(List<InterfaceAddress> own) {
        for (InterfaceAddress address : List.copyOf(addresses)) {
            if (own.stream().noneMatch(address::sameAs)) {
                changed(new RouteMessage.AddressGone(address));
            }
        }
    }

    /** Notifications were lost. */
    void overflow() {
        if (listener != null) {
            listener.resync();
        }
    }

    @Override
    public List<Link> links() {
        return List.of(link());
    }

    @Override
    public List<InterfaceAddress> addresses() {
        return List.copyOf(addresses);
    }

    @Override
    public List<IpRoute> routes() {
        return List.of();
    }

    @Override
    public List<IpRule> rules() {
        return List.of();
    }

    @Override
    public List<Reply> apply(List<? extends KernelChange> changes) {
        changes.forEach(report::changed);
        return netlink.apply(changes);
    }

    @Override
    public Reply filter(List<Request> transaction) {
        return Reply.ACKNOWLEDGED;
    }

    @Override
    public AdvertChannel openAdverts(VrrpEndpoint endpoint, PacketHandler handler) {
        StageChannel channel = new StageChannel(endpoint, handler);
        channels.add(channel);
        return channel;
    }

    @Override
    public int announceArp(int linkIndex, ByteBuffer frame) {
        report.announced(false);
        announcements.send(linkIndex, frame);
        return 0;
    }

    @Override
    public int announceNeighbour(int linkIndex, ByteBuffer frame) {
        report.announced(true);
        announcements.send(linkIndex, frame);
        return 0;
    }

    @Override
    public boolean forwardsIpv6(String interfaceName) {
        return false;
    }

    @Override
    public void watch(RouteListener routeListener) {
        listener = routeListener;
    }

    /** The interface of the stage tells of its carrier itself. */
    @Override
    public void poll(PolledLinks links, LinkbeatListener answers) {}

    @Override
    public void close() {
        listener = null;
        announcements.close();
    }

    /** The kernel carries it out at once, and tells of it when whoever asked for it has got the answer. */
    private void changed(RouteMessage what) {
        if (what instanceof RouteMessage.AddressPresent present) {
            addresses.add(present.address());
        } else if (what instanceof RouteMessage.AddressGone gone) {
            addresses.removeIf(gone.address()::sameAs);
        }
        clock.at(clock.now(), () -> tell(what));
    }

    private void tell(RouteMessage what) {
        if (listener != null) {
            what.tell(listener);
        }
    }

    private Link link() {
        return new Link(INDEX, INTERFACE, flags, MAC, MTU);
    }

    private static PacketPath pathOf(Advert advert) {
        return new PacketPath(
                advert.source(),
                advert.envelope().destination(),
                advert.envelope().ttl());
    }
}

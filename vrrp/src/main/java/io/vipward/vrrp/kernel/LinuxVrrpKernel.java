package io.vipward.vrrp.kernel;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linkbeat.LinkbeatProbe;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.nftables.NftKernel;
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
import io.vipward.netlink.route.RouteGroup;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import io.vipward.netlink.route.RouteOptions;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import io.vipward.parser.model.NetlinkBuffers;
import io.vipward.vrrp.kernel.linkbeat.LinkPoller;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import io.vipward.vrrp.wire.Advert;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kernel of the network namespace of the thread that opens it. Needs CAP_NET_ADMIN and CAP_NET_RAW. */
public final class LinuxVrrpKernel implements VrrpKernel {
    /** Then timers get their turn, whoever floods the segment. */
    private static final int PACKETS_PER_TURN = 64;

    private final EventLoop loop;
    private final NetlinkSocket netlink;
    private final NetlinkBuffers buffers;
    private final RouteKernel route;
    private final Forwarding forwarding = new Forwarding();
    private @Nullable NetlinkSocket filterSocket;
    private @Nullable AnnouncementSocket arp;
    private @Nullable AnnouncementSocket neighbours;
    private @Nullable RouteMonitor monitor;
    private @Nullable LinkPoller poller;

    private LinuxVrrpKernel(EventLoop loop, NetlinkSocket netlink, NetlinkBuffers buffers) {
        this.buffers = buffers;
        this.loop = loop;
        this.netlink = netlink;
        this.route = new RouteKernel(netlink);
    }

    /**
     * Opens the sockets that all instances share; those that only some need are opened when they are.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW
     */
    public static LinuxVrrpKernel open(EventLoop loop) throws SystemCallException {
        return open(loop, NetlinkBuffers.DEFAULT);
    }

    /**
     * The same with receive buffers as they are written.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW
     */
    public static LinuxVrrpKernel open(EventLoop loop, NetlinkBuffers buffers) throws SystemCallException {
        ReceiveBuffer command = written(buffers.vrrpCommand());
        NetlinkSocket socket =
                command == null ? NetlinkSocket.open(Protocol.ROUTE) : NetlinkSocket.open(Protocol.ROUTE, command);
        LinuxVrrpKernel kernel = new LinuxVrrpKernel(loop, socket, buffers);
        try {
            kernel.arp = AnnouncementSocket.openArp();
            return kernel;
        } catch (SystemCallException refused) {
            kernel.close();
            throw refused;
        }
    }

    @Override
    public List<Link> links() throws SystemCallException {
        return route.links();
    }

    @Override
    public List<InterfaceAddress> addresses() throws SystemCallException {
        return route.addresses();
    }

    @Override
    public List<IpRoute> routes() throws SystemCallException {
        return route.routes(RouteOptions.KEEPALIVED);
    }

    @Override
    public List<IpRule> rules() throws SystemCallException {
        return route.rules();
    }

    @Override
    public List<Reply> apply(List<? extends KernelChange> changes) {
        return route.apply(changes);
    }

    @Override
    public Reply filter(List<Request> transaction) {
        try {
            if (filterSocket == null) {
                filterSocket = NetlinkSocket.open(Protocol.NETFILTER);
            }
        } catch (SystemCallException refused) {
            return new Reply.Failed(refused.errno());
        }
        return new NftKernel(filterSocket).commit(transaction);
    }

    @Override
    public AdvertChannel openAdverts(VrrpEndpoint endpoint, PacketHandler handler) throws SystemCallException {
        VrrpSocket socket = VrrpSocket.open(endpoint);
        try {
            Registration registration = socket.listen(loop, handler, PACKETS_PER_TURN);
            return new SocketChannel(socket, registration, handler);
        } catch (SystemCallException refused) {
            socket.close();
            throw refused;
        }
    }

    @Override
    public int announceArp(int linkIndex, ByteBuffer frame) {
        return arp == null ? -Errno.EBADF.code() : arp.send(linkIndex, frame);
    }

    @Override
    public int announceNeighbour(int linkIndex, ByteBuffer frame) {
        try {
            if (neighbours == null) {
                neighbours = AnnouncementSocket.openNeighbourAdverts();
            }
        } catch (SystemCallException refused) {
            return -refused.errno().code();
        }
        return neighbours.send(linkIndex, frame);
    }

    @Override
    public boolean forwardsIpv6(String interfaceName) {
        return forwarding.ipv6(interfaceName);
    }

    @Override
    public void watch(RouteListener listener) throws SystemCallException {
        ReceiveBuffer written = written(buffers.vrrpMonitor());
        monitor = written == null ? RouteMonitor.open(loop, listener) : RouteMonitor.open(loop, listener, written);
        // A machine may have a million routes of others, which come and go.
        monitor.hearOnlyOfRoutesOf(RouteOptions.KEEPALIVED);
        for (RouteGroup group : RouteGroup.values()) {
            monitor.join(group);
        }
    }

    @Override
    public void poll(PolledLinks links, LinkbeatListener listener) throws SystemCallException {
        stopPolling();
        if (!links.methods().isEmpty()) {
            poller = LinkPoller.start(
                    links,
                    LinkbeatProbe.open(),
                    (interfaceName, up) -> loop.post(() -> listener.linkbeat(interfaceName, up)));
        }
    }

    /** Null where ours, which is larger than the kernel's, is good enough. */
    private static @Nullable ReceiveBuffer written(NetlinkBuffers.Buffer buffer) {
        return buffer.bytes() == 0
                ? null
                : new ReceiveBuffer((int) Math.min(buffer.bytes(), Integer.MAX_VALUE), buffer.force());
    }

    private void stopPolling() {
        if (poller != null) {
            poller.close();
            poller = null;
        }
    }

    @Override
    public void close() {
        stopPolling();
        if (monitor != null) {
            monitor.close();
        }
        if (arp != null) {
            arp.close();
        }
        if (neighbours != null) {
            neighbours.close();
        }
        if (filterSocket != null) {
            filterSocket.close();
        }
        netlink.close();
    }

    /** A pair of raw sockets. */
    private record SocketChannel(VrrpSocket socket, Registration registration, PacketHandler handler)
            implements AdvertChannel {
        @Override
        public int send(Advert advert, ByteBuffer packet) {
            if (advert.envelope().destination() instanceof Inet4Address group) {
                return socket.send(packet, group);
            }
            return socket.sendIpv6(
                    packet,
                    new PacketPath(
                            advert.source(),
                            advert.envelope().destination(),
                            advert.envelope().ttl()));
        }

        @Override
        public void drain() {
            socket.receive(handler, PACKETS_PER_TURN);
        }

        @Override
        public void close() {
            registration.close();
            socket.close();
        }
    }
}

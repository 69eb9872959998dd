package io.vipward.vrrp.kernel;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Registration;
import io.vipward.netlink.packet.AnnouncementSocket;
import io.vipward.netlink.packet.PacketHandler;
import io.vipward.netlink.packet.VrrpEndpoint;
import io.vipward.netlink.packet.VrrpSocket;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import io.vipward.netlink.wire.Reply;
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
    private final RouteKernel route;
    private final AnnouncementSocket arp;
    private @Nullable RouteMonitor monitor;

    private LinuxVrrpKernel(EventLoop loop, NetlinkSocket netlink, AnnouncementSocket arp) {
        this.loop = loop;
        this.netlink = netlink;
        this.route = new RouteKernel(netlink);
        this.arp = arp;
    }

    /**
     * Opens the sockets that all instances share.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPERM without CAP_NET_RAW
     */
    public static LinuxVrrpKernel open(EventLoop loop) throws SystemCallException {
        NetlinkSocket netlink = NetlinkSocket.open(Protocol.ROUTE);
        try {
            return new LinuxVrrpKernel(loop, netlink, AnnouncementSocket.openArp());
        } catch (SystemCallException refused) {
            netlink.close();
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
    public List<Reply> apply(List<AddressChange> changes) {
        return route.apply(changes);
    }

    @Override
    public AdvertChannel openAdverts(Link link, Inet4Address group, PacketHandler handler) throws SystemCallException {
        VrrpSocket socket = VrrpSocket.open(
                VrrpEndpoint.multicast(new VrrpEndpoint.Device(link.index(), link.name()), group, link.mtu()));
        try {
            Registration registration = socket.listen(loop, handler, PACKETS_PER_TURN);
            return new SocketChannel(socket, registration, group, handler);
        } catch (SystemCallException refused) {
            socket.close();
            throw refused;
        }
    }

    @Override
    public int announce(int linkIndex, ByteBuffer frame) {
        return arp.send(linkIndex, frame);
    }

    @Override
    public void watch(RouteListener listener) throws SystemCallException {
        monitor = RouteMonitor.open(loop, listener);
    }

    @Override
    public void close() {
        if (monitor != null) {
            monitor.close();
        }
        arp.close();
        netlink.close();
    }

    /** A pair of raw sockets. */
    private record SocketChannel(
            VrrpSocket socket, Registration registration, Inet4Address group, PacketHandler handler)
            implements AdvertChannel {
        @Override
        public int send(Advert advert, ByteBuffer packet) {
            return socket.send(packet, group);
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

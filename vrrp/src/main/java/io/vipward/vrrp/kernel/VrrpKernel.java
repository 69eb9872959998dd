package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.packet.PacketHandler;
import io.vipward.netlink.packet.VrrpEndpoint;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import java.nio.ByteBuffer;
import java.util.List;

/** What the engine needs of the kernel. Used by the engine's thread only. */
public interface VrrpKernel extends AutoCloseable {
    /**
     * All interfaces.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    List<Link> links() throws SystemCallException;

    /**
     * All addresses, those of an interface in the kernel's order.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    List<InterfaceAddress> addresses() throws SystemCallException;

    /**
     * The routes that keepalived's protocol number marks.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    List<IpRoute> routes() throws SystemCallException;

    /**
     * All rules of policy routing.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    List<IpRule> rules() throws SystemCallException;

    /** Makes the changes in order, in as few system calls as possible; one reply for each. */
    List<Reply> apply(List<? extends KernelChange> changes);

    /** Changes the packet filter, all of it or nothing. */
    Reply filter(List<Request> transaction);

    /**
     * Opens a channel for adverts.
     *
     * @param handler gets each received packet, over IPv4 with its header
     * @throws SystemCallException if the kernel refuses
     */
    AdvertChannel openAdverts(VrrpEndpoint endpoint, PacketHandler handler) throws SystemCallException;

    /**
     * Broadcasts an ARP frame.
     *
     * @return 0 or more, or the negative errno
     */
    int announceArp(int linkIndex, ByteBuffer frame);

    /**
     * Multicasts a neighbour advertisement.
     *
     * @return 0 or more, or the negative errno
     */
    int announceNeighbour(int linkIndex, ByteBuffer frame);

    /** Whether the machine forwards IPv6 packets from this interface, so that it has to call itself a router. */
    boolean forwardsIpv6(String interfaceName);

    /**
     * Begins to listen to changes of links, addresses, routes and rules.
     *
     * @throws SystemCallException if the kernel refuses
     */
    void watch(RouteListener listener) throws SystemCallException;

    /**
     * Begins to ask links for their state, in the place of those that were asked before.
     *
     * @param listener called on the engine's thread with each answer that is not the one before
     * @throws SystemCallException if the kernel refuses
     */
    void poll(PolledLinks links, LinkbeatListener listener) throws SystemCallException;

    /** Takes the states of polled links. */
    @FunctionalInterface
    interface LinkbeatListener {
        void linkbeat(String interfaceName, boolean up);
    }

    /** Closes everything that is still open. */
    @Override
    void close();
}

package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.packet.PacketHandler;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.wire.Reply;
import java.net.Inet4Address;
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

    /** Makes the changes in order, in as few system calls as possible; one reply for each. */
    List<Reply> apply(List<AddressChange> changes);

    /**
     * Opens a channel for adverts.
     *
     * @param handler gets each received packet, IP header included
     * @throws SystemCallException if the kernel refuses
     */
    AdvertChannel openAdverts(Link link, Inet4Address group, PacketHandler handler) throws SystemCallException;

    /**
     * Broadcasts an ARP frame.
     *
     * @return 0 or more, or the negative errno
     */
    int announce(int linkIndex, ByteBuffer frame);

    /**
     * Begins to listen to changes of links and addresses.
     *
     * @throws SystemCallException if the kernel refuses
     */
    void watch(RouteListener listener) throws SystemCallException;

    /** Closes everything that is still open. */
    @Override
    void close();
}

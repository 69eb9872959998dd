package io.vipward.netlink.route;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;

/** Reads and changes the kernel's links and addresses. For one thread at a time, as its channel. */
public final class RouteKernel {
    private static final int EVERY_FAMILY = 0;

    private final NetlinkChannel channel;

    /**
     * Speaks through a channel.
     *
     * @param channel to NETLINK_ROUTE
     */
    public RouteKernel(NetlinkChannel channel) {
        this.channel = channel;
    }

    /**
     * Every interface.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    public List<Link> links() throws SystemCallException {
        List<Link> links = new ArrayList<>();
        for (NetlinkMessage message : dump(RouteCodec.listLinks(), "links")) {
            if (RouteCodec.decode(message) instanceof RouteMessage.LinkPresent present) {
                links.add(present.link());
            }
        }
        return links;
    }

    /**
     * Every IPv4 and IPv6 address of every interface.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    public List<InterfaceAddress> addresses() throws SystemCallException {
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (NetlinkMessage message : dump(RouteCodec.listAddresses(EVERY_FAMILY), "addresses")) {
            if (RouteCodec.decode(message) instanceof RouteMessage.AddressPresent present) {
                addresses.add(present.address());
            }
        }
        return addresses;
    }

    /**
     * Makes the changes in order, many in one system call.
     *
     * @return for each change, at its index, whether it was made; a failing one does not stop the next
     */
    public List<Reply> apply(List<AddressChange> changes) {
        List<Request> requests = new ArrayList<>(changes.size());
        for (AddressChange change : changes) {
            requests.add(RouteCodec.change(change));
        }
        return channel.exchange(requests);
    }

    private List<NetlinkMessage> dump(Request request, String object) throws SystemCallException {
        Reply reply = channel.exchange(request);
        if (reply instanceof Reply.Failed failed) {
            throw new SystemCallException("netlink dump", object, failed.errno());
        }
        return reply instanceof Reply.Data data ? data.messages() : List.of();
    }
}

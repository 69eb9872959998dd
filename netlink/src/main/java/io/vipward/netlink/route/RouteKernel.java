package io.vipward.netlink.route;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and changes the kernel's links, addresses, routes and rules. For one thread at a time, as its channel. */
public final class RouteKernel {
    private static final int EVERY_FAMILY = 0;
    private static final int[] FAMILIES = {SocketConstants.AF_INET, SocketConstants.AF_INET6};

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
        for (NetlinkMessage message : ask(RouteCodec.listLinks(), "links")) {
            if (RouteCodec.decode(message) instanceof RouteMessage.LinkPresent present) {
                links.add(present.link());
            }
        }
        return links;
    }

    /**
     * The interface of that name, if there is one.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    public Optional<Link> link(String name) throws SystemCallException {
        Reply reply = channel.exchange(RouteCodec.getLink(name));
        if (reply instanceof Reply.Failed failed) {
            if (failed.errno() == Errno.ENODEV) {
                return Optional.empty();
            }
            throw new SystemCallException("netlink get", "link " + name, failed.errno());
        }
        for (NetlinkMessage message : messages(reply)) {
            if (RouteCodec.decode(message) instanceof RouteMessage.LinkPresent present) {
                return Optional.of(present.link());
            }
        }
        return Optional.empty();
    }

    /**
     * Every IPv4 and IPv6 address of every interface.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    public List<InterfaceAddress> addresses() throws SystemCallException {
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (NetlinkMessage message : ask(RouteCodec.listAddresses(EVERY_FAMILY), "addresses")) {
            if (RouteCodec.decode(message) instanceof RouteMessage.AddressPresent present) {
                addresses.add(present.address());
            }
        }
        return addresses;
    }

    /**
     * The IPv4 and IPv6 routes of all tables.
     *
     * @param protocol of whom, {@link RouteOptions#KEEPALIVED} for example; 0 for everybody's, which may be a million
     * @throws SystemCallException if the kernel does not answer
     */
    public List<IpRoute> routes(int protocol) throws SystemCallException {
        List<IpRoute> routes = new ArrayList<>();
        for (int family : FAMILIES) {
            for (NetlinkMessage message : ask(RouteCodec.listRoutes(family, protocol), "routes")) {
                if (RouteCodec.decode(message) instanceof RouteMessage.RoutePresent present
                        && (protocol == 0 || present.route().options().protocol() == protocol)) {
                    routes.add(present.route());
                }
            }
        }
        return routes;
    }

    /**
     * Every IPv4 and IPv6 rule, those of a family in the kernel's order.
     *
     * @throws SystemCallException if the kernel does not answer
     */
    public List<IpRule> rules() throws SystemCallException {
        List<IpRule> rules = new ArrayList<>();
        for (int family : FAMILIES) {
            for (NetlinkMessage message : ask(RouteCodec.listRules(family), "rules")) {
                if (RouteCodec.decode(message) instanceof RouteMessage.RulePresent present) {
                    rules.add(present.rule());
                }
            }
        }
        return rules;
    }

    /**
     * Makes the changes in order, many in one system call.
     *
     * @return for each change, at its index, whether it was made; a failing one does not stop the next
     */
    public List<Reply> apply(List<? extends KernelChange> changes) {
        List<Request> requests = new ArrayList<>(changes.size());
        for (KernelChange change : changes) {
            requests.add(RouteCodec.change(change));
        }
        return channel.exchange(requests);
    }

    /** Makes one change. */
    public Reply apply(KernelChange change) {
        return channel.exchange(RouteCodec.change(change));
    }

    private List<NetlinkMessage> ask(Request request, String object) throws SystemCallException {
        Reply reply = channel.exchange(request);
        if (reply instanceof Reply.Failed failed) {
            if (failed.errno() == Errno.EAFNOSUPPORT) {
                // A kernel without IPv6 has none of its routes and rules.
                return List.of();
            }
            throw new SystemCallException("netlink dump", object, failed.errno());
        }
        return messages(reply);
    }

    private static List<NetlinkMessage> messages(Reply reply) {
        return reply instanceof Reply.Data data ? data.messages() : List.of();
    }
}

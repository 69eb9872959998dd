package io.vipward.vrrp.kernel;

import static io.vipward.vrrp.core.Fixtures.address;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.packet.PacketHandler;
import io.vipward.netlink.packet.PacketPath;
import io.vipward.netlink.packet.VrrpEndpoint;
import io.vipward.netlink.route.AddressChange;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRouteChange;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.IpRuleChange;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.LinkChange;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.wire.MacAddress;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import io.vipward.vrrp.wire.Advert;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kernel that keeps links and addresses in lists, remembers what it was asked to do, and can be made to refuse. */
final class FakeVrrpKernel implements VrrpKernel {
    static final int ETH0 = 2;

    static final int SERVES = Link.UP | Link.RUNNING | Link.MULTICAST;
    /** What is in the packet counts. */
    private static final PacketPath PATH =
            new PacketPath(address("0.0.0.0"), address("224.0.0.18"), PacketPath.UNKNOWN);

    /** What happened, in order: sent adverts, batches of changes, gratuitous ARPs. */
    final List<String> deeds = new ArrayList<>();

    final List<Link> links = new ArrayList<>();
    final List<InterfaceAddress> addresses = new ArrayList<>();
    final Deque<ByteBuffer> unread = new ArrayDeque<>();

    @Nullable
    Errno sendFails;

    @Nullable
    Errno addFails;

    @Nullable
    Errno bindFails;

    /** Interfaces of channels that were read before a decision. */
    final List<String> drained = new ArrayList<>();

    boolean closed;
    int openChannels;

    PolledLinks polled = PolledLinks.NONE;

    private @Nullable LinkbeatListener linkbeats;
    private @Nullable RouteListener listener;
    private @Nullable PacketHandler handler;

    /** A machine with eth0 that is up and has 192.0.2.1. */
    static FakeVrrpKernel machine() {
        FakeVrrpKernel kernel = new FakeVrrpKernel();
        kernel.links.add(eth0(ETH0, SERVES));
        kernel.addresses.add(InterfaceAddress.of(ETH0, address("192.0.2.1"), 24));
        return kernel;
    }

    static Link eth0(int index, int flags) {
        return new Link(index, "eth0", flags, MacAddress.parse("02:00:00:00:00:01"), 1500);
    }

    static Link eth0Serving(int index) {
        return eth0(index, SERVES);
    }

    RouteListener kernelSays() {
        return Objects.requireNonNull(listener, "nobody watches");
    }

    void receives(byte[] packet) {
        Objects.requireNonNull(handler, "no channel").onPacket(ByteBuffer.wrap(packet), PATH);
    }

    boolean has(String text) {
        return addresses.stream().anyMatch(one -> one.address().equals(address(text)));
    }

    List<String> takeDeeds() {
        List<String> taken = List.copyOf(deeds);
        deeds.clear();
        return taken;
    }

    @Override
    public List<Link> links() {
        return List.copyOf(links);
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
        List<String> texts = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        for (KernelChange one : changes) {
            if (one instanceof AddressChange change) {
                boolean add = change instanceof AddressChange.Add;
                texts.add((add ? "+" : "-") + change.address().address().getHostAddress());
                replies.add(add ? add(change.address()) : delete(change.address()));
            } else {
                texts.add(text(one));
                replies.add(Reply.ACKNOWLEDGED);
            }
        }
        deeds.add("change " + String.join(" ", texts));
        return replies;
    }

    @Override
    public Reply filter(List<Request> transaction) {
        deeds.add("filter " + transaction.size());
        return Reply.ACKNOWLEDGED;
    }

    @Override
    public boolean forwardsIpv6(String interfaceName) {
        return false;
    }

    @Override
    public AdvertChannel openAdverts(VrrpEndpoint endpoint, PacketHandler packetHandler) throws SystemCallException {
        if (bindFails != null) {
            throw new SystemCallException("bind", "raw socket", bindFails);
        }
        handler = packetHandler;
        openChannels++;
        return new AdvertChannel() {
            @Override
            public int send(Advert sent, ByteBuffer packet) {
                if (sendFails != null) {
                    return -sendFails.code();
                }
                deeds.add("advert " + sent.header().vrid() + "/" + sent.priority());
                return packet.remaining();
            }

            @Override
            public void drain() {
                drained.add(endpoint.device() == null ? "" : endpoint.device().name());
                while (!unread.isEmpty()) {
                    packetHandler.onPacket(unread.remove(), PATH);
                }
            }

            @Override
            public void close() {
                openChannels--;
            }
        };
    }

    @Override
    public int announceArp(int linkIndex, ByteBuffer frame) {
        byte[] ip = new byte[4];
        frame.get(28, ip);
        deeds.add("garp " + (ip[2] & 0xff) + "." + (ip[3] & 0xff));
        return frame.remaining();
    }

    @Override
    public int announceNeighbour(int linkIndex, ByteBuffer frame) {
        deeds.add("neighbour advert on " + linkIndex);
        return frame.remaining();
    }

    @Override
    public void watch(RouteListener routeListener) {
        listener = routeListener;
    }

    @Override
    public void poll(PolledLinks links, LinkbeatListener listener) {
        polled = links;
        linkbeats = listener;
    }

    /** A polled link has given this answer. */
    void linkbeat(String interfaceName, boolean up) {
        Objects.requireNonNull(linkbeats, "nobody polls").linkbeat(interfaceName, up);
    }

    @Override
    public void close() {
        closed = true;
    }

    private static String text(KernelChange change) {
        if (change instanceof IpRouteChange route) {
            return (route instanceof IpRouteChange.Add ? "+" : "-") + "route "
                    + route.route().key().destination();
        }
        if (change instanceof IpRuleChange rule) {
            return (rule instanceof IpRuleChange.Add ? "+" : "-") + "rule "
                    + rule.rule().preference();
        }
        if (change instanceof LinkChange.Set set) {
            return "link " + set.linkIndex() + " " + set.attributes();
        }
        throw new AssertionError("not expected: " + change);
    }

    private Reply add(InterfaceAddress address) {
        if (addFails != null) {
            return new Reply.Failed(addFails);
        }
        if (addresses.stream().anyMatch(address::sameAs)) {
            return new Reply.Failed(Errno.EEXIST);
        }
        addresses.add(address);
        return Reply.ACKNOWLEDGED;
    }

    private Reply delete(InterfaceAddress address) {
        return addresses.removeIf(address::sameAs) ? Reply.ACKNOWLEDGED : new Reply.Failed(Errno.EADDRNOTAVAIL);
    }
}

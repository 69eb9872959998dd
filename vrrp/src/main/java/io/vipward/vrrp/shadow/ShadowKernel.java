package io.vipward.vrrp.shadow;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.packet.PacketHandler;
import io.vipward.netlink.packet.VrrpEndpoint;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import io.vipward.vrrp.kernel.AdvertChannel;
import io.vipward.vrrp.kernel.VrrpKernel;
import io.vipward.vrrp.kernel.linkbeat.PolledLinks;
import io.vipward.vrrp.wire.Advert;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The kernel as it is, with the changes that would have been made to it: those are said, remembered and told back to who
 * listens, as the kernel would. What is sent goes nowhere; what others send is received. On the engine's thread.
 */
public final class ShadowKernel implements VrrpKernel {
    private final VrrpKernel real;
    private final Executor later;
    private final Consumer<List<String>> would;
    private final ImaginedItems items = new ImaginedItems();
    private @Nullable RouteListener listener;

    /**
     * Nothing is different yet.
     *
     * @param real closed with this one
     * @param later has something done in a later turn of the loop
     * @param would told what a turn of the loop would change: {@code add 198.51.100.1/32 to eth0}
     */
    public ShadowKernel(VrrpKernel real, Executor later, Consumer<List<String>> would) {
        this.real = real;
        this.later = later;
        this.would = would;
    }

    @Override
    public List<Link> links() throws SystemCallException {
        return real.links();
    }

    @Override
    public List<InterfaceAddress> addresses() throws SystemCallException {
        return items.addresses(real.addresses());
    }

    @Override
    public List<IpRoute> routes() throws SystemCallException {
        return items.routes(real.routes());
    }

    @Override
    public List<IpRule> rules() throws SystemCallException {
        return items.rules(real.rules());
    }

    @Override
    public List<Reply> apply(List<? extends KernelChange> changes) {
        ImaginedItems.Present present;
        ChangeText texts;
        try {
            present = new ImaginedItems.Present(addresses(), routes(), rules());
            texts = new ChangeText(names());
        } catch (SystemCallException unknown) {
            return Collections.nCopies(changes.size(), new Reply.Failed(unknown.errno()));
        }
        List<Reply> replies = new ArrayList<>(changes.size());
        List<String> made = new ArrayList<>();
        for (KernelChange change : changes) {
            ImaginedItems.Outcome outcome = items.change(change, present);
            replies.add(outcome.reply());
            if (!(outcome.reply() instanceof Reply.Failed)) {
                made.add(texts.of(change));
            }
            RouteMessage told = outcome.told();
            if (told != null) {
                later.execute(() -> tell(told));
            }
        }
        if (!made.isEmpty()) {
            would.accept(made);
        }
        return replies;
    }

    private Map<Integer, String> names() throws SystemCallException {
        Map<Integer, String> names = new HashMap<>();
        for (Link link : real.links()) {
            names.put(link.index(), link.name());
        }
        return names;
    }

    private void tell(RouteMessage message) {
        if (listener != null) {
            message.tell(listener);
        }
    }

    @Override
    public Reply filter(List<Request> transaction) {
        would.accept(List.of("change the packet filter, by " + transaction.size() + " requests"));
        return Reply.ACKNOWLEDGED;
    }

    @Override
    public AdvertChannel openAdverts(VrrpEndpoint endpoint, PacketHandler handler) throws SystemCallException {
        return new Listening(real.openAdverts(endpoint, handler));
    }

    /** A channel on which nothing is said. */
    private record Listening(AdvertChannel channel) implements AdvertChannel {
        @Override
        public int send(Advert advert, ByteBuffer packet) {
            return packet.remaining();
        }

        @Override
        public void drain() {
            channel.drain();
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    @Override
    public int announceArp(int linkIndex, ByteBuffer frame) {
        return frame.remaining();
    }

    @Override
    public int announceNeighbour(int linkIndex, ByteBuffer frame) {
        return frame.remaining();
    }

    @Override
    public boolean forwardsIpv6(String interfaceName) {
        return real.forwardsIpv6(interfaceName);
    }

    @Override
    public void watch(RouteListener engine) throws SystemCallException {
        listener = engine;
        real.watch(new ShadowListener(engine, items));
    }

    @Override
    public void poll(PolledLinks links, LinkbeatListener heard) throws SystemCallException {
        real.poll(links, heard);
    }

    @Override
    public void close() {
        real.close();
    }
}

package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.packet.PacketPath;
import io.vipward.netlink.packet.VrrpEndpoint;
import io.vipward.netlink.route.Link;
import io.vipward.parser.model.VrrpDefaults;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.RunningInstance;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One channel for each place where adverts are exchanged, shared by all instances there. */
final class AdvertChannels {
    private static final int NO_LINK = 0;

    private final VrrpKernel kernel;
    private final Receiver receiver;
    private final Map<AdvertPlace, Open> open = new HashMap<>();
    private boolean dependOnAddresses;
    private ReceiveBuffers buffers = new ReceiveBuffers(VrrpDefaults.ReceiveBuffers.DEFAULT);

    /** Takes packets with the place where they were heard. */
    @FunctionalInterface
    interface Receiver {
        void received(AdvertPlace place, ByteBuffer packet, PacketPath path);
    }

    /** A channel on the interface that had this index. */
    private record Open(int linkIndex, AdvertChannel channel) {}

    AdvertChannels(VrrpKernel kernel, Receiver receiver) {
        this.kernel = kernel;
        this.receiver = receiver;
    }

    /** How large buffers of channels are that are opened from now on. */
    void use(ReceiveBuffers others) {
        buffers = others;
    }

    /**
     * Opens what is missing and closes what is no longer needed or stands on an interface that is gone. An interface that
     * does not exist has no channel until it appears.
     *
     * @return places that the kernel refused, with its reason
     */
    Map<AdvertPlace, SystemCallException> adapt(List<RunningInstance> instances, Links links) {
        Map<AdvertPlace, Integer> needed = new LinkedHashMap<>();
        for (RunningInstance instance : instances) {
            AdvertPlace place = placeOf(instance);
            if (place != null) {
                needed.merge(place, buffers.bytesFor(instance.settings(), mtu(place, links)), Integer::sum);
            }
        }
        open.entrySet().removeIf(entry -> {
            boolean useless = !needed.containsKey(entry.getKey())
                    || index(entry.getKey(), links) != entry.getValue().linkIndex();
            if (useless) {
                entry.getValue().channel().close();
            }
            return useless;
        });
        Map<AdvertPlace, SystemCallException> refused = new LinkedHashMap<>();
        dependOnAddresses = needed.keySet().stream().anyMatch(AdvertPlace::unicast);
        needed.forEach((place, bufferBytes) -> {
            boolean reachable = place.interfaceName().isEmpty() || links.named(place.interfaceName()) != null;
            if (reachable && !open.containsKey(place)) {
                try {
                    AdvertChannel channel = kernel.openAdverts(
                            endpoint(place, links, bufferBytes),
                            (packet, path) -> receiver.received(place, packet, path));
                    open.put(place, new Open(index(place, links), channel));
                } catch (SystemCallException failure) {
                    refused.put(place, failure);
                }
            }
        });
        return refused;
    }

    /** Whether another address on the machine could mean other sockets. */
    boolean dependOnAddresses() {
        return dependOnAddresses;
    }

    /** Where an instance's adverts are exchanged now, null if nowhere. */
    static @Nullable AdvertPlace placeOf(RunningInstance instance) {
        return instance.settings().place(instance.state().conditions().source());
    }

    @Nullable
    AdvertChannel at(AdvertPlace place) {
        Open found = open.get(place);
        return found == null ? null : found.channel();
    }

    /** Hands on what has come for an instance and was not read yet. */
    void drain(RunningInstance instance) {
        AdvertPlace place = placeOf(instance);
        AdvertChannel channel = place == null ? null : at(place);
        if (channel != null) {
            channel.drain();
        }
    }

    void close() {
        open.values().forEach(one -> one.channel().close());
        open.clear();
    }

    private static VrrpEndpoint endpoint(AdvertPlace place, Links links, int bufferBytes) {
        Link link = links.named(place.interfaceName());
        VrrpEndpoint.Device device = link == null ? null : new VrrpEndpoint.Device(link.index(), link.name());
        VrrpEndpoint endpoint = new VrrpEndpoint(
                place.authenticationHeader() ? VrrpEndpoint.Protocol.AH : VrrpEndpoint.Protocol.VRRP,
                device,
                null,
                place.address(),
                bufferBytes,
                mtu(place, links));
        return place.vrf() == null ? endpoint : endpoint.inVrf(place.vrf());
    }

    private static int index(AdvertPlace place, Links links) {
        Link link = links.named(place.interfaceName());
        return link == null ? NO_LINK : link.index();
    }

    private static int mtu(AdvertPlace place, Links links) {
        Link link = links.named(place.interfaceName());
        return link == null ? ReceiveBuffers.DEFAULT_MTU : link.mtu();
    }
}

package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.RunningInstance;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel for each interface and group, shared by all instances there. */
final class AdvertChannels {
    private final VrrpKernel kernel;
    private final Receiver receiver;
    private final Map<AdvertPlace, Open> open = new HashMap<>();

    /** Takes packets with the place where they were heard. */
    @FunctionalInterface
    interface Receiver {
        void received(AdvertPlace place, ByteBuffer packet);
    }

    /** A channel on the interface that had this index. */
    private record Open(int linkIndex, AdvertChannel channel) {}

    AdvertChannels(VrrpKernel kernel, Receiver receiver) {
        this.kernel = kernel;
        this.receiver = receiver;
    }

    /**
     * Opens what is missing and closes what is no longer needed or stands on an interface that is gone. An interface that
     * does not exist has no channel until it appears.
     *
     * @throws SystemCallException if a channel cannot be opened; others may have been
     */
    void adapt(List<RunningInstance> instances, Links links) throws SystemCallException {
        Set<AdvertPlace> needed = new HashSet<>();
        for (RunningInstance instance : instances) {
            AdvertPlace place = placeOf(instance);
            if (place != null) {
                needed.add(place);
            }
        }
        open.entrySet().removeIf(entry -> {
            Link link = links.named(entry.getKey().interfaceName());
            boolean useless = !needed.contains(entry.getKey())
                    || link == null
                    || link.index() != entry.getValue().linkIndex();
            if (useless) {
                entry.getValue().channel().close();
            }
            return useless;
        });
        for (AdvertPlace place : needed) {
            Link link = links.named(place.interfaceName());
            if (link != null && !open.containsKey(place)) {
                AdvertChannel channel = kernel.openAdverts(
                        link, (Inet4Address) place.address(), (packet, path) -> receiver.received(place, packet));
                open.put(place, new Open(link.index(), channel));
            }
        }
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

    void close() {
        open.values().forEach(one -> one.channel().close());
        open.clear();
    }
}

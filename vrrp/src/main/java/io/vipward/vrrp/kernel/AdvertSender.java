package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.core.Action;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.AdvertSigner;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertEncoder;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Sends adverts, a copy to each destination, and says once when that fails. */
final class AdvertSender {
    private final AdvertChannels channels;
    private final Links links;
    private final WallClock clock;
    private final Map<Identity, AdvertSigner> signers = new HashMap<>();
    private final Map<Way, Integer> failing = new HashMap<>();

    /** One instance to one destination. */
    private record Way(Identity identity, InetAddress destination) {}

    AdvertSender(AdvertChannels channels, Links links, WallClock clock) {
        this.channels = channels;
        this.links = links;
        this.clock = clock;
    }

    void send(RunningInstance instance, Action.SendAdvert send) {
        AdvertPlace place = instance.settings().place(send.advert().source());
        AdvertChannel channel = place == null ? null : channels.at(place);
        Advert signed = signers.computeIfAbsent(instance.identity(), identity -> new AdvertSigner())
                .sign(send, clock.nanos());
        for (InetAddress destination : send.destinations()) {
            Advert copy = signed.to(destination);
            int result = channel == null ? -Errno.ENODEV.code() : channel.send(copy, bytes(copy, send));
            settle(instance, copy, result);
        }
    }

    private static ByteBuffer bytes(Advert copy, Action.SendAdvert send) {
        return ByteBuffer.wrap(
                copy.overIpv4()
                        ? AdvertEncoder.encode(copy, send.protection().sealing())
                        : AdvertEncoder.encodePayload(copy));
    }

    private void settle(RunningInstance instance, Advert advert, int result) {
        Way way = new Way(instance.identity(), advert.envelope().destination());
        if (result >= 0) {
            failing.remove(way);
        } else if (!expected(instance, advert)) {
            Integer before = failing.put(way, -result);
            if (before == null || before != -result) {
                VrrpLog.write(failure(instance, advert, -result));
            }
        }
    }

    private static Notice failure(RunningInstance instance, Advert advert, int errno) {
        String why = Errno.of(errno).text();
        return advert.envelope().unicast()
                ? Notice.of(
                        Message.SEND_TO_PEER_FAILED,
                        instance.name(),
                        AddressText.of(advert.envelope().destination()),
                        why)
                : Notice.of(Message.SEND_FAILED, instance.name(), errno, why);
    }

    /** Saying goodbye through an interface that is down fails, and nobody needs to know. */
    private boolean expected(RunningInstance instance, Advert advert) {
        Link link = links.named(instance.settings().advertInterface());
        return advert.priority() == 0 && (link == null || !link.serves());
    }
}

package io.vipward.vrrp.kernel;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.route.Link;
import io.vipward.vrrp.core.InstanceSettings.Identity;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertEncoder;
import io.vipward.vrrp.wire.Sealing;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** Sends adverts, and says once when that fails. */
final class AdvertSender {
    private final AdvertChannels channels;
    private final Links links;
    private final Map<Identity, Integer> failing = new HashMap<>();

    AdvertSender(AdvertChannels channels, Links links) {
        this.channels = channels;
        this.links = links;
    }

    void send(RunningInstance instance, Advert advert) {
        AdvertChannel channel = channels.at(AdvertChannels.Place.of(instance));
        int result = channel == null
                ? -Errno.ENODEV.code()
                : channel.send(ByteBuffer.wrap(AdvertEncoder.encode(advert, Sealing.PLAIN)));
        Identity identity = instance.settings().identity();
        if (result >= 0) {
            failing.remove(identity);
        } else if (!expected(instance, advert)) {
            Integer before = failing.put(identity, -result);
            if (before == null || before != -result) {
                VrrpLog.write(Notice.of(
                        Message.SEND_FAILED,
                        instance.name(),
                        -result,
                        Errno.of(-result).text()));
            }
        }
    }

    /** Saying goodbye through an interface that is down fails, and nobody needs to know. */
    private boolean expected(RunningInstance instance, Advert advert) {
        Link link = links.named(instance.settings().router().interfaceName());
        return advert.priority() == 0 && (link == null || !link.serves());
    }
}

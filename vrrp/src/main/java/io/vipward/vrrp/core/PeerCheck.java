package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.Unicast;
import io.vipward.vrrp.wire.Advert;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Whether a unicast advert comes from a peer, from as far away as peers may be. */
final class PeerCheck {
    private final @Nullable Unicast unicast;

    PeerCheck(InstanceSettings settings) {
        this.unicast = settings.unicast();
    }

    @Nullable
    Objection objection(Advert advert) {
        if (unicast == null || !unicast.checkSource()) {
            return null;
        }
        Unicast.Peer peer = peer(unicast, advert.source());
        if (peer == null) {
            return Objection.of(Complaint.PEER, null, Message.NO_PEER, AddressText.of(advert.source()));
        }
        int ttl = advert.envelope().ttl();
        return ttl >= peer.minTtl() && ttl <= peer.maxTtl()
                ? null
                : Objection.of(
                        Complaint.PEER_TTL,
                        Counter.TTL_ERRORS,
                        Message.TTL_OUT_OF_RANGE,
                        ttl,
                        AddressText.of(advert.source()),
                        peer.minTtl(),
                        peer.maxTtl());
    }

    static Unicast.@Nullable Peer peer(Unicast unicast, InetAddress source) {
        for (Unicast.Peer peer : unicast.peers()) {
            if (peer.address().equals(source)) {
                return peer;
            }
        }
        return null;
    }
}

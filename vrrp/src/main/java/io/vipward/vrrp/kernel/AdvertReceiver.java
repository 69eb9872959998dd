package io.vipward.vrrp.kernel;

import io.vipward.netlink.packet.PacketPath;
import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.RunningInstance;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Hands received packets to the instance that they are for. */
final class AdvertReceiver {
    /** So often at most is said that packets are for nobody. */
    private static final long COMPLAINT_NANOS = 60_000_000_000L;

    private final VrrpRouter router;
    private boolean saysUnknown;
    private boolean complained;
    private long complainedNanos;

    AdvertReceiver(VrrpRouter router) {
        this.router = router;
    }

    /** Whether adverts for VRIDs of others are worth a line ({@code log_unknown_vrids}). */
    void sayUnknown(boolean say) {
        saysUnknown = say;
    }

    Consequences received(AdvertPlace place, ByteBuffer packet, PacketPath path, long nowNanos, long wallNanos) {
        Decoded decoded = place.address() instanceof Inet4Address
                ? AdvertDecoder.decode(packet)
                : AdvertDecoder.decodeIpv6(packet, path.source(), path.destination(), path.hopLimit());
        int vrid;
        InetAddress source;
        if (decoded instanceof Advert advert) {
            vrid = advert.header().vrid();
            source = advert.source();
        } else if (decoded instanceof Rejected rejected && rejected.claim() != null) {
            vrid = rejected.claim().vrid();
            source = rejected.claim().source();
        } else {
            if (decoded instanceof Rejected rejected && rejected.reason() == Rejected.Reason.TOO_SHORT) {
                complain(Notice.of(Message.PACKET_TOO_SHORT, rejected.detail()), nowNanos);
            }
            return Consequences.NONE;
        }
        Optional<RunningInstance> instance = router.find(place, vrid, source);
        if (instance.isEmpty() && saysUnknown) {
            complain(Notice.of(Message.UNKNOWN_VRID, vrid, place.interfaceName()), nowNanos);
        }
        return instance.map(one -> router.received(one, decoded, nowNanos, wallNanos))
                .orElse(Consequences.NONE);
    }

    private void complain(Notice notice, long nowNanos) {
        if (!complained || nowNanos - complainedNanos >= COMPLAINT_NANOS) {
            complained = true;
            complainedNanos = nowNanos;
            VrrpLog.write(notice);
        }
    }
}

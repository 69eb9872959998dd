package io.vipward.vrrp.kernel;

import io.vipward.vrrp.core.AdvertPlace;
import io.vipward.vrrp.core.Consequences;
import io.vipward.vrrp.core.Message;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.core.VrrpRouter;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Hands received packets to the instance that they are for. */
final class AdvertReceiver {
    /** So often at most is said that packets are too short to be for anybody. */
    private static final long COMPLAINT_NANOS = 60_000_000_000L;

    private final VrrpRouter router;
    private boolean complained;
    private long complainedNanos;

    AdvertReceiver(VrrpRouter router) {
        this.router = router;
    }

    Consequences received(AdvertPlace place, ByteBuffer packet, long nowNanos, long wallNanos) {
        Decoded decoded = AdvertDecoder.decode(packet);
        int vrid;
        InetAddress source;
        if (decoded instanceof Advert advert) {
            vrid = advert.header().vrid();
            source = advert.source();
        } else if (decoded instanceof Rejected rejected && rejected.claim() != null) {
            vrid = rejected.claim().vrid();
            source = rejected.claim().source();
        } else {
            complain((Rejected) decoded, nowNanos);
            return Consequences.NONE;
        }
        return router.find(place, vrid, source)
                .map(instance -> router.received(instance, decoded, nowNanos, wallNanos))
                .orElse(Consequences.NONE);
    }

    private void complain(Rejected rejected, long nowNanos) {
        if (rejected.reason() == Rejected.Reason.TOO_SHORT
                && (!complained || nowNanos - complainedNanos >= COMPLAINT_NANOS)) {
            complained = true;
            complainedNanos = nowNanos;
            VrrpLog.write(Notice.of(Message.PACKET_TOO_SHORT, rejected.detail()));
        }
    }
}

package io.vipward.vrrp.core;

import io.vipward.parser.model.VirtualRouter;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/** Fills in the adverts of one instance. */
final class OutgoingAdverts {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int LARGEST_IDENTIFICATION = 0xffff;

    private final VirtualRouter router;
    private final List<InetAddress> addresses;
    private final AdvertBody.Version2 body;

    OutgoingAdverts(InstanceSettings settings) {
        router = settings.router();
        addresses = List.copyOf(settings.addresses().advertisedAddresses());
        body = new AdvertBody.Version2(
                router.authentication().type().code(),
                intervalSeconds(settings),
                ByteBuffer.wrap(router.authentication().password()).getLong());
    }

    /** What an equal instance must have in the interval field. */
    static int intervalSeconds(InstanceSettings settings) {
        return (int) (settings.election().advertNanos() / NANOS_PER_SECOND);
    }

    /** The IP identification behind {@code last}: counts from 1 and skips 0, which a kernel would replace. */
    static int nextIdentification(int last) {
        return last == LARGEST_IDENTIFICATION ? 1 : last + 1;
    }

    Advert advert(InetAddress source, int identification, int priority) {
        return new Advert(
                PacketEnvelope.outgoing(source, router.multicastGroup(), identification),
                new AdvertHeader(
                        router.version(), AdvertHeader.ADVERTISEMENT, router.vrid(), priority, addresses.size()),
                body,
                addresses,
                Protection.NONE);
    }

    /** Whether peers would see a difference, the priority aside. */
    boolean looksLike(OutgoingAdverts other) {
        return body.equals(other.body) && addresses.equals(other.addresses);
    }
}

package io.vipward.vrrp.core;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Unicast;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpProtocol.Checksum;
import io.vipward.parser.model.VrrpProtocol.OldUnicast;
import io.vipward.vrrp.core.OutgoingProtection.Signature;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;
import io.vipward.vrrp.wire.AdvertHeader;
import io.vipward.vrrp.wire.AhKey;
import io.vipward.vrrp.wire.AuthenticationHeader;
import io.vipward.vrrp.wire.ChecksumVariant;
import io.vipward.vrrp.wire.HmacKey;
import io.vipward.vrrp.wire.PacketEnvelope;
import io.vipward.vrrp.wire.Protection;
import io.vipward.vrrp.wire.Sealing;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills in the adverts of one instance. */
final class OutgoingAdverts {
    private final InstanceSettings settings;
    private final VirtualRouter router;
    private final List<InetAddress> addresses;
    private final List<InetAddress> destinations;
    private final AdvertBody body;
    private final @Nullable AhKey ahKey;
    private final @Nullable Signature signature;

    OutgoingAdverts(InstanceSettings settings) {
        this.settings = settings;
        this.router = settings.router();
        this.addresses = List.copyOf(settings.addresses().advertisedAddresses());
        this.destinations = List.copyOf(settings.destinations());
        this.body = body(settings);
        VrrpAuthentication authentication = router.authentication();
        this.ahKey = settings.authenticationHeader() ? AhKey.of(authentication.password()) : null;
        this.signature = signature(authentication.hmac());
    }

    /** To be sent from {@code source}, with the numbers that {@code memory} has for it. */
    Action.SendAdvert send(InetAddress source, Memory memory, int priority) {
        Protection protection = ahKey == null
                ? Protection.NONE
                : Protection.NONE.with(AuthenticationHeader.outgoing(source, memory.ahSequence()));
        Advert advert = new Advert(
                PacketEnvelope.outgoing(source, destinations.get(0), memory.identification(), ttl()),
                new AdvertHeader(
                        router.version(), AdvertHeader.ADVERTISEMENT, router.vrid(), priority, addresses.size()),
                body,
                addresses,
                protection);
        return new Action.SendAdvert(
                advert, destinations, new OutgoingProtection(new Sealing(checksum(memory), ahKey), signature));
    }

    /** Whether peers would see a difference, the priority aside. */
    boolean looksLike(OutgoingAdverts other) {
        return body.equals(other.body)
                && addresses.equals(other.addresses)
                && destinations.equals(other.destinations)
                && settings.router()
                        .authentication()
                        .equals(other.settings.router().authentication());
    }

    private static AdvertBody body(InstanceSettings settings) {
        long interval = settings.election().advertNanos();
        if (settings.router().version() != Timers.VERSION_2) {
            return new AdvertBody.Version3(0, Intervals.centis(interval));
        }
        VrrpAuthentication authentication = settings.router().authentication();
        boolean pass = authentication.type() == VrrpAuthentication.Type.PASS && !settings.v6();
        return new AdvertBody.Version2(
                authentication.type().code(),
                Intervals.seconds(interval),
                pass ? ByteBuffer.wrap(authentication.password()).getLong() : 0);
    }

    private int ttl() {
        Unicast unicast = settings.unicast();
        if (unicast == null) {
            return PacketEnvelope.TTL;
        }
        if (unicast.ttl() != Unicast.KERNEL_TTL) {
            return unicast.ttl();
        }
        return settings.v6() ? PacketEnvelope.UNKNOWN : PacketEnvelope.TTL;
    }

    private ChecksumVariant checksum(Memory memory) {
        Checksum checksum = router.protocol().checksum();
        if (router.version() == Timers.VERSION_2 || checksum.asVersion2()) {
            return ChecksumVariant.PLAIN;
        }
        boolean old = checksum.oldUnicast() == OldUnicast.ALWAYS || memory.oldChecksum();
        return settings.unicast() != null && old
                ? new ChecksumVariant.PseudoHeaderTo(router.multicastGroup())
                : ChecksumVariant.PSEUDO_HEADER;
    }

    private static @Nullable Signature signature(@Nullable AuthHmac hmac) {
        if (hmac == null || hmac.mode() == AuthHmac.Mode.RECEIVE_ONLY) {
            return null;
        }
        HmacKey key = HmacKeys.of(hmac).key(hmac.activeKey());
        return key == null ? null : new Signature(key, hmac.antiReplay(), hmac.windowSeconds());
    }
}

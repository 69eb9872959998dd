package io.vipward.vrrp.core;

import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.Unicast;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.HmacKey;
import io.vipward.vrrp.wire.HmacMac;
import io.vipward.vrrp.wire.HmacSequence;
import io.vipward.vrrp.wire.HmacTrailer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The trailer of {@code auth_hmac}: who sent it, with which key, when, and not for the second time. */
final class ExtensionCheck {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Among multicast senders as many are remembered. */
    private static final int MULTICAST_SENDERS = 4;

    private final @Nullable AuthHmac hmac;
    private final HmacKeys keys;
    private final @Nullable Unicast unicast;

    ExtensionCheck(InstanceSettings settings) {
        this.hmac = settings.router().authentication().hmac();
        this.keys = HmacKeys.of(hmac);
        this.unicast = settings.unicast();
    }

    boolean configured() {
        return hmac != null;
    }

    @Nullable
    Objection objection(Draft draft, Advert advert, long wallNanos) {
        if (hmac == null) {
            return null;
        }
        HmacTrailer trailer = advert.protection().hmac();
        String source = AddressText.of(advert.source());
        if (trailer == null) {
            return hmac.mode() == AuthHmac.Mode.ENFORCE
                    ? objection(Counter.EXTENSION_MISSING, Message.EXTENSION_MISSING, source)
                    : null;
        }
        if (unicast != null && PeerCheck.peer(unicast, advert.source()) == null) {
            return Objection.of(Complaint.PEER, null, Message.NO_PEER, source);
        }
        if (trailer.type() != HmacTrailer.TYPE || trailer.reserved() != 0) {
            return objection(Counter.EXTENSION_MALFORMED, Message.EXTENSION_MALFORMED, source);
        }
        int skew = (int) (wallNanos / NANOS_PER_SECOND - trailer.seconds());
        boolean timed = hmac.antiReplay() == AuthHmac.AntiReplay.TIME;
        if (timed && Math.abs((long) skew) > hmac.windowSeconds()) {
            return objection(Counter.EXTENSION_STALE, Message.EXTENSION_STALE, source, skew, hmac.windowSeconds());
        }
        Objection objection = objectionToDigest(draft, advert, trailer, wallNanos);
        if (objection == null && timed && Math.abs(skew) > hmac.windowSeconds() / 2) {
            Objection.of(Complaint.EXTENSION_SKEW, null, Message.EXTENSION_SKEW, skew, source, hmac.windowSeconds())
                    .raise(draft);
        }
        return objection;
    }

    private @Nullable Objection objectionToDigest(Draft draft, Advert advert, HmacTrailer trailer, long wallNanos) {
        String source = AddressText.of(advert.source());
        HmacKey key = keys.key(trailer.keyId());
        if (key == null) {
            return objection(Counter.EXTENSION_UNKNOWN_KEY, Message.EXTENSION_UNKNOWN_KEY, trailer.keyId(), source);
        }
        if (!HmacMac.verify(advert, key)) {
            return objection(Counter.EXTENSION_INVALID_HMAC, Message.EXTENSION_INVALID_HMAC, source);
        }
        Memory memory = draft.state().memory();
        OptionalLong mark = memory.replay().of(advert.source());
        boolean replayed = mark.isPresent()
                && !outdated(mark.getAsLong(), wallNanos)
                && !HmacSequence.isAfter(trailer.sequence64(), mark.getAsLong());
        if (replayed) {
            return objection(Counter.EXTENSION_REPLAY, Message.EXTENSION_REPLAY, source);
        }
        int most = unicast == null ? MULTICAST_SENDERS : unicast.peers().size();
        draft.remember(memory.with(memory.replay().with(advert.source(), trailer.sequence64(), most)));
        return null;
    }

    /** A mark that no clock could reach any more would shut its sender out for ever. */
    private boolean outdated(long mark, long wallNanos) {
        if (hmac == null || hmac.antiReplay() != AuthHmac.AntiReplay.TIME) {
            return false;
        }
        int distance = (int) (wallNanos / NANOS_PER_SECOND - HmacSequence.seconds(mark));
        return Math.abs((long) distance) > hmac.windowSeconds();
    }

    private static Objection objection(Counter counter, Message message, Object... details) {
        return Objection.of(Complaint.EXTENSION, counter, message, details);
    }
}

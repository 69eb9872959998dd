package io.vipward.vrrp.core;

import io.vipward.parser.model.AuthHmac;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.HmacKey;
import io.vipward.vrrp.wire.HmacMac;
import io.vipward.vrrp.wire.HmacSequence;
import io.vipward.vrrp.wire.Sealing;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the adverts of an instance.
 *
 * @param sealing how IPv4 packets are closed
 * @param signature how a digest is made, null for none
 */
public record OutgoingProtection(Sealing sealing, @Nullable Signature signature) {
    /** How a digest is made: its sequence numbers come from the clock on the wall, which only the sender knows. */
    public record Signature(HmacKey key, AuthHmac.AntiReplay antiReplay, int windowSeconds) {
        /** The number of the next advert. */
        public HmacSequence next(HmacSequence last, long wallNanos) {
            return antiReplay == AuthHmac.AntiReplay.TIME
                    ? last.nextInTime(wallNanos, windowSeconds)
                    : last.nextMonotonic(wallNanos);
        }

        /** The advert with its digest. */
        public Advert sign(Advert advert, HmacSequence sequence) {
            return HmacMac.sign(advert, key, sequence.last());
        }
    }
}

package io.vipward.vrrp.core;

import io.vipward.vrrp.core.OutgoingProtection.Signature;
import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.HmacSequence;

/**
 * Signs the adverts of one instance at the moment of sending, with numbers that never come twice. All copies of an advert for
 * several peers carry the same signature. One thread.
 */
public final class AdvertSigner {
    private HmacSequence sequence = HmacSequence.NONE;

    /**
     * The advert with its digest, or as it is where none is configured.
     *
     * @param wallNanos the clock on the wall, since 1970
     */
    public Advert sign(Action.SendAdvert send, long wallNanos) {
        Signature signature = send.protection().signature();
        if (signature == null) {
            return send.advert();
        }
        sequence = signature.next(sequence, wallNanos);
        return signature.sign(send.advert(), sequence);
    }
}

package io.vipward.vrrp.core;

import io.vipward.parser.model.AuthHmac;
import io.vipward.parser.model.VirtualRouter;
import io.vipward.parser.model.VrrpAuthentication;
import io.vipward.parser.model.VrrpProtocol.Family;

/** How many addresses one advert may carry. */
final class AdvertSpace {
    /** The count is one byte of the advert. */
    private static final int MOST_ADVERTISED = 255;

    private static final int ETHERNET_HEADER_BYTES = 14;
    private static final int IPV4_HEADER_BYTES = 20;
    private static final int IPV6_HEADER_BYTES = 40;
    private static final int ADVERT_BYTES = 8;
    private static final int AUTHENTICATION_DATA_BYTES = 8;
    private static final int AUTHENTICATION_HEADER_BYTES = 24;
    private static final int TRAILER_BYTES = 28;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;

    private AdvertSpace() {}

    /**
     * Keepalived subtracts the Ethernet header although an MTU does not contain it; peers only agree on the list when all
     * subtract the same.
     */
    static int capacity(VirtualRouter router, int mtu) {
        boolean v6 = router.protocol().family() == Family.IPV6;
        int taken = ETHERNET_HEADER_BYTES + ADVERT_BYTES + (v6 ? IPV6_HEADER_BYTES : IPV4_HEADER_BYTES);
        if (!v6 && router.version() == Timers.VERSION_2) {
            taken += AUTHENTICATION_DATA_BYTES;
        }
        VrrpAuthentication authentication = router.authentication();
        if (!v6 && authentication.type() == VrrpAuthentication.Type.AH) {
            taken += AUTHENTICATION_HEADER_BYTES;
        }
        AuthHmac hmac = authentication.hmac();
        if (hmac != null && hmac.mode() != AuthHmac.Mode.RECEIVE_ONLY) {
            taken += TRAILER_BYTES;
        }
        return Math.max(0, Math.min(MOST_ADVERTISED, (mtu - taken) / (v6 ? IPV6_BYTES : IPV4_BYTES)));
    }
}

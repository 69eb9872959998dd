package io.vipward.vrrp.core;

import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertBody;

/** The interval field of adverts. */
final class Intervals {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_CENTI = 10_000_000L;

    private Intervals() {}

    /** What the sender says its interval is, in nanoseconds; 0 for a version that is not spoken. */
    static long of(Advert advert) {
        if (advert.body() instanceof AdvertBody.Version2 body) {
            return body.intervalSeconds() * NANOS_PER_SECOND;
        }
        if (advert.body() instanceof AdvertBody.Version3 body) {
            return body.intervalCentis() * NANOS_PER_CENTI;
        }
        return 0;
    }

    /** What an equal VRRPv2 instance must have in the interval field. */
    static int seconds(long nanos) {
        return (int) (nanos / NANOS_PER_SECOND);
    }

    /** What stands in the interval field of VRRPv3. */
    static int centis(long nanos) {
        return (int) (nanos / NANOS_PER_CENTI);
    }
}

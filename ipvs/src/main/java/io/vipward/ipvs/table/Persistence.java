package io.vipward.ipvs.table;

/**
 * Whether a client stays with its destination.
 *
 * @param enabled IP_VS_SVC_F_PERSISTENT
 * @param timeoutSeconds 0..4294967295; how long a client is remembered, 0 when not enabled
 * @param granularity the host itself when not enabled
 * @param engine persistence engine such as {@code sip}, empty for none
 */
public record Persistence(boolean enabled, long timeoutSeconds, Granularity granularity, String engine) {
    /** IP_VS_PENAME_MAXLEN without the final NUL. */
    public static final int ENGINE_MAX_CHARACTERS = 15;

    public Persistence {
        if (timeoutSeconds < 0 || timeoutSeconds > 0xffff_ffffL) {
            throw new IllegalArgumentException("time-out " + timeoutSeconds + " is not in 0..4294967295");
        }
        if (engine.length() > ENGINE_MAX_CHARACTERS) {
            throw new IllegalArgumentException("persistence engine " + engine + " is longer than 15 characters");
        }
    }

    public static Persistence none(AddressFamily family) {
        return new Persistence(false, 0, Granularity.host(family), "");
    }

    public static Persistence of(long timeoutSeconds, Granularity granularity) {
        return new Persistence(true, timeoutSeconds, granularity, "");
    }
}

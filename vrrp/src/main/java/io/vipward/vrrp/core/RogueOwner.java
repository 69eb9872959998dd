package io.vipward.vrrp.core;

/**
 * What an address owner knows of another one that it outranks by address: after two more own adverts it gives the other
 * 1.2 intervals to fall silent, and steps aside if it does not.
 *
 * @param advertsLeft own adverts to send before the silence is measured, 0 once that has begun
 * @param intervalNanos of the other
 * @param checkAtNanos end of the measured silence, {@link Phase#NEVER} before it begins
 */
record RogueOwner(int advertsLeft, long intervalNanos, long checkAtNanos) {
    static final RogueOwner NONE = new RogueOwner(0, 0, Phase.NEVER);

    private static final int ADVERTS_BEFORE_CHECK = 2;

    static RogueOwner firstHeard(long intervalNanos) {
        return new RogueOwner(ADVERTS_BEFORE_CHECK, intervalNanos, Phase.NEVER);
    }

    boolean known() {
        return advertsLeft > 0 || checking();
    }

    boolean checking() {
        return checkAtNanos != Phase.NEVER;
    }

    /** After one own periodic advert. */
    RogueOwner afterAdvert(long ownIntervalNanos, long nowNanos) {
        if (advertsLeft == 0) {
            return this;
        }
        if (advertsLeft > 1) {
            return new RogueOwner(advertsLeft - 1, intervalNanos, Phase.NEVER);
        }
        long silence = Math.max(ownIntervalNanos, intervalNanos) / 5 * 6;
        return new RogueOwner(0, intervalNanos, nowNanos + silence);
    }
}

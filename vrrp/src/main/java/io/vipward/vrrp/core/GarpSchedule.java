package io.vipward.vrrp.core;

import io.vipward.parser.model.GarpSettings;

/**
 * Gratuitous ARP bursts that a master still has to send; gone with the MASTER state, so none can outlive it.
 *
 * @param secondBurstNanos when the burst of becoming master is repeated, {@link Phase#NEVER} if not
 * @param refreshNanos when the addresses are refreshed, {@link Phase#NEVER} if never
 * @param lowerPriorityNanos when the burst against a lower master is repeated, {@link Phase#NEVER} if not
 */
record GarpSchedule(long secondBurstNanos, long refreshNanos, long lowerPriorityNanos) {
    /** The schedule right after a first burst. */
    static GarpSchedule afterFirstBurst(GarpSettings settings, long nowNanos) {
        long second = settings.masterDelayNanos() > 0 ? nowNanos + settings.masterDelayNanos() : Phase.NEVER;
        long refresh = settings.masterRefreshNanos() > 0
                ? nowNanos + settings.masterDelayNanos() + settings.masterRefreshNanos()
                : Phase.NEVER;
        return new GarpSchedule(second, refresh, Phase.NEVER);
    }

    /** A burst against a lower master was sent; one repetition at a time is pending, however many adverts came. */
    GarpSchedule afterLowerPriority(GarpSettings settings, long nowNanos) {
        if (lowerPriorityNanos != Phase.NEVER || settings.lowerPriorityDelayNanos() == 0) {
            return this;
        }
        return new GarpSchedule(secondBurstNanos, refreshNanos, nowNanos + settings.lowerPriorityDelayNanos());
    }

    GarpSchedule withoutSecondBurst() {
        return new GarpSchedule(Phase.NEVER, refreshNanos, lowerPriorityNanos);
    }

    GarpSchedule withoutLowerPriority() {
        return new GarpSchedule(secondBurstNanos, refreshNanos, Phase.NEVER);
    }

    GarpSchedule withRefresh(long nextRefreshNanos) {
        return new GarpSchedule(secondBurstNanos, nextRefreshNanos, lowerPriorityNanos);
    }

    long nextNanos() {
        return Math.min(secondBurstNanos, Math.min(refreshNanos, lowerPriorityNanos));
    }
}

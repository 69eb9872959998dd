package io.vipward.vrrp.core;

import io.vipward.parser.model.GarpSettings;

/**
 * Gratuitous ARP bursts that a master still has to send; gone with the MASTER state, so none can outlive it.
 *
 * @param secondBurstNanos when the burst of becoming master is repeated, {@link Phase#NEVER} if not
 * @param refreshNanos when the addresses are refreshed, {@link Phase#NEVER} if never
 * @param lowerPriorityNanos when the burst against a lower master is repeated, {@link Phase#NEVER} if not
 * @param extraNanos when other interfaces that bear addresses say so, {@link Phase#NEVER} if never
 */
record GarpSchedule(long secondBurstNanos, long refreshNanos, long lowerPriorityNanos, long extraNanos) {
    /** The schedule right after a first burst. */
    static GarpSchedule afterFirstBurst(InstanceSettings settings, long nowNanos) {
        GarpSettings garp = settings.garp();
        long delay = garp.masterDelayNanos();
        long extra = settings.holdings().extraGarpNanos();
        return new GarpSchedule(
                delay > 0 ? nowNanos + delay : Phase.NEVER,
                garp.masterRefreshNanos() > 0 ? nowNanos + delay + garp.masterRefreshNanos() : Phase.NEVER,
                Phase.NEVER,
                extra > 0 ? nowNanos + delay + extra : Phase.NEVER);
    }

    /** A burst against a lower master was sent; one repetition at a time is pending, however many adverts came. */
    GarpSchedule afterLowerPriority(GarpSettings settings, long nowNanos) {
        if (lowerPriorityNanos != Phase.NEVER || settings.lowerPriorityDelayNanos() == 0) {
            return this;
        }
        long again = nowNanos + settings.lowerPriorityDelayNanos();
        return new GarpSchedule(secondBurstNanos, refreshNanos, again, extraNanos);
    }

    GarpSchedule withoutSecondBurst() {
        return new GarpSchedule(Phase.NEVER, refreshNanos, lowerPriorityNanos, extraNanos);
    }

    GarpSchedule withoutLowerPriority() {
        return new GarpSchedule(secondBurstNanos, refreshNanos, Phase.NEVER, extraNanos);
    }

    GarpSchedule withRefresh(long nextRefreshNanos) {
        return new GarpSchedule(secondBurstNanos, nextRefreshNanos, lowerPriorityNanos, extraNanos);
    }

    GarpSchedule withExtra(long nextExtraNanos) {
        return new GarpSchedule(secondBurstNanos, refreshNanos, lowerPriorityNanos, nextExtraNanos);
    }

    long nextNanos() {
        return Math.min(Math.min(secondBurstNanos, extraNanos), Math.min(refreshNanos, lowerPriorityNanos));
    }
}

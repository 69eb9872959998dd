package io.vipward.parser.model;

/**
 * Gratuitous ARP schedule.
 *
 * @param masterDelayNanos second burst this long after MASTER, 0 for none
 * @param masterRepeat messages per address in a burst, at least 1
 * @param masterRefreshNanos period of refreshing, 0 for none
 * @param masterRefreshRepeat messages per address in a refresh, at least 1
 * @param lowerPriorityDelayNanos second burst this long after an advert of lower priority, 0 for none
 * @param lowerPriorityRepeat messages per address in such a burst, 0 for none
 */
public record GarpSettings(
        long masterDelayNanos,
        int masterRepeat,
        long masterRefreshNanos,
        int masterRefreshRepeat,
        long lowerPriorityDelayNanos,
        int lowerPriorityRepeat) {
    public static final GarpSettings DEFAULT = new GarpSettings(5_000_000_000L, 5, 0, 1, 5_000_000_000L, 5);
}

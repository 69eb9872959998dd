package io.vipward.vrrp.simulation;

/**
 * What happens to packets from one node to another.
 *
 * @param loss probability 0..1
 * @param duplication probability 0..1 that a packet arrives twice
 * @param minDelayNanos shortest way
 * @param maxDelayNanos longest way; packets may overtake each other
 */
public record LinkQuality(double loss, double duplication, long minDelayNanos, long maxDelayNanos) {
    /** A good Ethernet. */
    public static final LinkQuality LAN = new LinkQuality(0, 0, 20_000, 200_000);
    /** Nothing passes. */
    public static final LinkQuality CUT = new LinkQuality(1, 0, 0, 0);

    public LinkQuality {
        if (minDelayNanos < 0 || maxDelayNanos < minDelayNanos) {
            throw new IllegalArgumentException("delay " + minDelayNanos + ".." + maxDelayNanos);
        }
        if (!(loss >= 0 && loss <= 1 && duplication >= 0 && duplication <= 1)) {
            throw new IllegalArgumentException("probability " + loss + ", " + duplication);
        }
    }

    boolean lossless() {
        return loss == 0;
    }
}

package io.vipward.ipvs.table;

/**
 * A destination (real server) of a virtual service as the kernel keeps it.
 *
 * @param weight 0..2147483647; 0 takes no new connections
 * @param upperThreshold connections above which no new ones are sent, 0 for no limit
 * @param lowerThreshold connections below which new ones are sent again, 0 for the kernel's own choice
 */
public record Destination(
        DestinationKey key, Forwarding forwarding, int weight, long upperThreshold, long lowerThreshold) {
    public Destination {
        if (weight < 0) {
            throw new IllegalArgumentException("weight " + weight + " is below 0");
        }
        if (upperThreshold < 0
                || lowerThreshold < 0
                || upperThreshold > 0xffff_ffffL
                || lowerThreshold > 0xffff_ffffL) {
            throw new IllegalArgumentException("a threshold is not in 0..4294967295");
        }
    }

    public static Destination of(DestinationKey key, Forwarding forwarding, int weight) {
        return new Destination(key, forwarding, weight, 0, 0);
    }

    public Destination withWeight(int newWeight) {
        return new Destination(key, forwarding, newWeight, upperThreshold, lowerThreshold);
    }

    /** Whether the scheduler sends it new connections. */
    public boolean serves() {
        return weight > 0;
    }
}

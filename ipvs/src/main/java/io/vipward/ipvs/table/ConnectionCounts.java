package io.vipward.ipvs.table;

/**
 * Connections of one destination right now.
 *
 * @param persistent persistence templates, not connections
 */
public record ConnectionCounts(long active, long inactive, long persistent) {
    public static final ConnectionCounts NONE = new ConnectionCounts(0, 0, 0);
}

package io.vipward.netlink.route;

import org.jspecify.annotations.Nullable;

/**
 * What the kernel tells routes apart by. Immutable, any thread.
 *
 * @param source {@code from}: IPv6 source routing; null for any source
 * @param tos 0 to 255, IPv4 only
 * @param table unsigned 32 bits, {@link #MAIN} for example
 * @param metric RTA_PRIORITY, unsigned 32 bits; null for the kernel's default: 0 for IPv4, 1024 for IPv6
 */
public record RouteKey(
        RouteType type,
        Prefix destination,
        @Nullable Prefix source,
        int tos,
        long table,
        @Nullable Long metric) {
    /** RT_TABLE_DEFAULT. */
    public static final long DEFAULT = 253;
    /** RT_TABLE_MAIN. */
    public static final long MAIN = 254;
    /** RT_TABLE_LOCAL. */
    public static final long LOCAL = 255;

    private static final long IPV6_METRIC = 1024;

    public RouteKey {
        if (tos < 0 || tos > 0xff || table < 0 || table > 0xffff_ffffL) {
            throw new IllegalArgumentException("tos " + tos + ", table " + table);
        }
    }

    /** An ordinary route of the main table. */
    public static RouteKey to(Prefix destination) {
        return new RouteKey(RouteType.UNICAST, destination, null, 0, MAIN, null);
    }

    /** The same for another type. */
    public RouteKey withType(RouteType newType) {
        return new RouteKey(newType, destination, source, tos, table, metric);
    }

    /** The same in another table. */
    public RouteKey withTable(long newTable) {
        return new RouteKey(type, destination, source, tos, newTable, metric);
    }

    /** The same with a metric. */
    public RouteKey withMetric(long newMetric) {
        return new RouteKey(type, destination, source, tos, table, newMetric);
    }

    /** True if the kernel would call it the same: defaults and bits after a prefix do not count. */
    public boolean sameAs(RouteKey other) {
        return type == other.type
                && destination.sameAs(other.destination)
                && sameSource(other)
                && tos == other.tos
                && table == other.table
                && effectiveMetric() == other.effectiveMetric();
    }

    private boolean sameSource(RouteKey other) {
        return effectiveSource().sameAs(other.effectiveSource());
    }

    private Prefix effectiveSource() {
        return source == null ? Prefix.any(destination.ipv4()) : source;
    }

    private long effectiveMetric() {
        if (metric != null && (metric != 0 || destination.ipv4())) {
            return metric;
        }
        return destination.ipv4() ? 0 : IPV6_METRIC;
    }
}

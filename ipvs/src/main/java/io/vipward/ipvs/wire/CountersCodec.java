package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.Counters;
import io.vipward.ipvs.table.Traffic;
import io.vipward.netlink.wire.AttributeReader;

/**
 * STATS and STATS64 nests (linux/ip_vs.h, IPVS_STATS_ATTR_*). STATS64, there since Linux 4.1, wins whatever the order. An
 * empty PAD attribute may stand between any two others, so nothing counts on offsets.
 */
final class CountersCodec {
    private static final int NUMBERS = Attributes.STATS_OUTBPS + 1;

    private long[] values = new long[NUMBERS];
    private boolean wide;

    void read32(AttributeReader stats) {
        if (!wide) {
            values = read(stats, false);
        }
    }

    void read64(AttributeReader stats) {
        values = read(stats, true);
        wide = true;
    }

    Counters counters() {
        return new Counters(
                new Traffic(
                        values[Attributes.STATS_CONNS],
                        values[Attributes.STATS_INPKTS],
                        values[Attributes.STATS_OUTPKTS],
                        values[Attributes.STATS_INBYTES],
                        values[Attributes.STATS_OUTBYTES]),
                new Traffic(
                        values[Attributes.STATS_CPS],
                        values[Attributes.STATS_INPPS],
                        values[Attributes.STATS_OUTPPS],
                        values[Attributes.STATS_INBPS],
                        values[Attributes.STATS_OUTBPS]));
    }

    private static long[] read(AttributeReader stats, boolean wide) {
        long[] values = new long[NUMBERS];
        while (stats.next()) {
            int type = stats.type();
            if (type >= Attributes.STATS_CONNS && type < NUMBERS) {
                boolean bytes = type == Attributes.STATS_INBYTES || type == Attributes.STATS_OUTBYTES;
                values[type] = wide || bytes ? stats.i64() : stats.u32();
            }
        }
        return values;
    }
}

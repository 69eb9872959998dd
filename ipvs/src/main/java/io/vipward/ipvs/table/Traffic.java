package io.vipward.ipvs.table;

/** Amounts of traffic, or rates per second. "In" is from clients; "out" is 0 where answers bypass the director. */
public record Traffic(long connections, long inPackets, long outPackets, long inBytes, long outBytes) {
    public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0);
}

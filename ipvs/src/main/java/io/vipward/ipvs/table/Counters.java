package io.vipward.ipvs.table;

/** What the kernel counted, as of its last estimation run (every two seconds). */
public record Counters(Traffic total, Traffic perSecond) {
    public static final Counters NONE = new Counters(Traffic.NONE, Traffic.NONE);
}

package io.vipward.vrrp.bfd;

/** When an event happens, in monotonic nanoseconds, and the chance that it is decided with. */
public record Moment(long nowNanos, Chance chance) {}

package io.vipward.ipvs.table;

/** A service as the kernel lists it. */
public record ServiceListing(Service service, Counters counters) {}

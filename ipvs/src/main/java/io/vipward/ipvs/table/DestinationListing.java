package io.vipward.ipvs.table;

/** A destination as the kernel lists it. */
public record DestinationListing(Destination destination, ConnectionCounts connections, Counters counters) {}

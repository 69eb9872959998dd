package io.vipward.ipvs.kernel;

import io.vipward.ipvs.table.IpvsListing;

/** What came of asking for the whole table. */
public sealed interface DumpResult permits DumpResult.Dumped, IpvsUnavailable {
    /** The table was listed. */
    record Dumped(IpvsListing listing) implements DumpResult {}
}

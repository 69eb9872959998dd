package io.vipward.ipvs.kernel;

/** What came of a flush. */
public sealed interface FlushResult permits FlushResult.Flushed, IpvsUnavailable {
    /** The table is empty. */
    record Flushed() implements FlushResult {}
}

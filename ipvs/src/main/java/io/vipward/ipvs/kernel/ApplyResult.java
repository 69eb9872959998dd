package io.vipward.ipvs.kernel;

import io.vipward.ipvs.table.Change;
import io.vipward.netlink.linux.Errno;
import java.util.List;

/** What came of a batch of changes. */
public sealed interface ApplyResult permits ApplyResult.Applied, IpvsUnavailable {
    /**
     * The kernel has seen the batch.
     *
     * @param failures changes that were refused; all others were made
     * @param drifted whether the table was not what the changes took it for: somebody else changed it, or an answer was lost;
     *     dump it again before relying on it
     */
    record Applied(List<Failure> failures, boolean drifted) implements ApplyResult {
        public Applied {
            failures = List.copyOf(failures);
        }
    }

    /**
     * A change that the kernel refused.
     *
     * @param text the errno in words, with the kernel's own words where it gave some
     */
    record Failure(Change change, Errno errno, String text) {}
}

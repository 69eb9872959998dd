package io.vipward.ipvs.kernel;

import io.vipward.ipvs.table.Change;
import io.vipward.netlink.linux.Errno;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal means for a change.
 *
 * @param instead the change that has the same outcome, to be made in its place; null for none
 * @param done whether the outcome is already there
 * @param drifted whether the table was not what the change took it for
 */
record Fit(@Nullable Change instead, boolean done, boolean drifted) {
    private static final Fit REFUSED = new Fit(null, false, false);
    private static final Fit GONE_ALREADY = new Fit(null, true, true);
    private static final Fit UNKNOWN = new Fit(null, false, true);

    static Fit of(Change change, Errno errno) {
        return switch (errno) {
            case EEXIST -> onExisting(change);
            case ENOENT -> onMissingDestination(change);
            case ESRCH -> onMissingService(change);
            // The answer was lost, the change perhaps made.
            case ETIMEDOUT, ENOBUFS -> UNKNOWN;
            // Every other errno says that the kernel does not want it.
            default -> REFUSED;
        };
    }

    private static Fit onExisting(Change change) {
        if (change instanceof Change.AddService add) {
            return instead(new Change.EditService(add.service(), add.reason()));
        }
        if (change instanceof Change.AddDestination add) {
            return instead(new Change.EditDestination(add.service(), add.destination(), add.reason()));
        }
        return REFUSED;
    }

    private static Fit onMissingDestination(Change change) {
        if (change instanceof Change.EditDestination edit) {
            return instead(new Change.AddDestination(edit.service(), edit.destination(), edit.reason()));
        }
        return change instanceof Change.DeleteDestination ? GONE_ALREADY : REFUSED;
    }

    /** Its destinations went with it: adding the service alone would not do, the whole table has to be looked at. */
    private static Fit onMissingService(Change change) {
        return change instanceof Change.DeleteService || change instanceof Change.DeleteDestination
                ? GONE_ALREADY
                : UNKNOWN;
    }

    private static Fit instead(Change change) {
        return new Fit(change, false, true);
    }
}

package io.vipward.ipvs.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to be asked of the kernel so that its table becomes the desired one.
 *
 * <p>Within a service the order is: additions, edits that let a destination serve, edits that stop one, deletions. A
 * service that has a serving destination before and one after therefore has one at every moment in between.
 */
public final class Difference {
    private Difference() {}

    /**
     * The changes, in the order of the desired table; services to be deleted come last, in the order of the actual one.
     *
     * @param actual what the kernel has
     * @param desired what it shall have; all of it is ours
     * @param ownership what of the actual table may be deleted
     */
    public static List<Change> between(IpvsTable actual, IpvsTable desired, Ownership ownership) {
        List<Change> changes = new ArrayList<>();
        for (IpvsTable.Entry wanted : desired.entries().values()) {
            IpvsTable.Entry found = actual.find(wanted.service().key());
            if (found == null) {
                addWhole(wanted, changes);
            } else {
                editService(found, wanted, changes);
                addMissing(found, wanted, changes);
                edit(found, wanted, true, changes);
                edit(found, wanted, false, changes);
                deleteOwned(found, wanted, ownership, changes);
            }
        }
        for (IpvsTable.Entry found : actual.entries().values()) {
            ServiceKey key = found.service().key();
            if (desired.find(key) == null && ownership.owns(key)) {
                changes.add(new Change.DeleteService(found.service(), "no longer wanted"));
            }
        }
        return List.copyOf(changes);
    }

    private static void addWhole(IpvsTable.Entry wanted, List<Change> changes) {
        changes.add(new Change.AddService(wanted.service(), "not in the kernel"));
        for (Destination destination : wanted.destinations().values()) {
            changes.add(new Change.AddDestination(wanted.service(), destination, "its service is new"));
        }
    }

    private static void editService(IpvsTable.Entry found, IpvsTable.Entry wanted, List<Change> changes) {
        if (!found.service().equals(wanted.service())) {
            changes.add(new Change.EditService(wanted.service(), edits(found.service(), wanted.service())));
        }
    }

    private static void addMissing(IpvsTable.Entry found, IpvsTable.Entry wanted, List<Change> changes) {
        for (Destination destination : wanted.destinations().values()) {
            if (!found.destinations().containsKey(destination.key())) {
                changes.add(new Change.AddDestination(wanted.service(), destination, "not in the kernel"));
            }
        }
    }

    private static void edit(
            IpvsTable.Entry found, IpvsTable.Entry wanted, boolean servesAfterwards, List<Change> changes) {
        for (Destination destination : wanted.destinations().values()) {
            Destination before = found.destinations().get(destination.key());
            if (before != null && destination.serves() == servesAfterwards && !before.equals(destination)) {
                changes.add(new Change.EditDestination(wanted.service(), destination, edits(before, destination)));
            }
        }
    }

    private static void deleteOwned(
            IpvsTable.Entry found, IpvsTable.Entry wanted, Ownership ownership, List<Change> changes) {
        ServiceKey service = wanted.service().key();
        Collection<Destination> present = found.destinations().values();
        Map<DestinationKey, Destination> keep = wanted.destinations();
        for (Destination destination : present) {
            if (!keep.containsKey(destination.key()) && ownership.owns(service, destination.key())) {
                changes.add(new Change.DeleteDestination(wanted.service(), destination, "no longer wanted"));
            }
        }
    }

    private static String edits(Service before, Service after) {
        List<String> edits = new ArrayList<>();
        edit(
                edits,
                "scheduler",
                before.scheduler().kernelName(),
                after.scheduler().kernelName());
        edit(edits, "flags", hex(before.flagBits()), hex(after.flagBits()));
        Persistence old = before.persistence();
        Persistence now = after.persistence();
        edit(edits, "persistence timeout", old.timeoutSeconds(), now.timeoutSeconds());
        edit(
                edits,
                "persistence granularity",
                old.granularity().text(),
                now.granularity().text());
        edit(edits, "persistence engine", old.engine(), now.engine());
        return String.join(", ", edits);
    }

    private static String edits(Destination before, Destination after) {
        List<String> edits = new ArrayList<>();
        edit(edits, "weight", before.weight(), after.weight());
        edit(
                edits,
                "forwarding method",
                before.forwarding().method(),
                after.forwarding().method());
        edit(edits, "tunnel", before.forwarding().tunnel(), after.forwarding().tunnel());
        edit(edits, "upper threshold", before.upperThreshold(), after.upperThreshold());
        edit(edits, "lower threshold", before.lowerThreshold(), after.lowerThreshold());
        return String.join(", ", edits);
    }

    private static void edit(List<String> edits, String what, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            edits.add(what + " " + before + " -> " + after);
        }
    }

    private static String hex(int bits) {
        return "0x" + Integer.toHexString(bits);
    }
}

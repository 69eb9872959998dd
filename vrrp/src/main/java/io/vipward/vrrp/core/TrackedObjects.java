package io.vipward.vrrp.core;

import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.Weight;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an instance watches, without the places where it was written; what its sync group watches is part of it.
 *
 * @param primary whether the state of the instance's own interface counts
 */
public record TrackedObjects(
        boolean primary,
        List<TrackedObject> interfaces,
        List<TrackedObject> scripts,
        List<TrackedObject> files,
        List<TrackedObject> processes,
        List<TrackedObject> bfdSessions) {
    /** What a tracked file may add at most; its counterpart below zero is a fault. */
    private static final int MOST_OF_FILE = 253;

    private static final int FAULT_OF_FILE = -254;

    public TrackedObjects {
        interfaces = List.copyOf(interfaces);
        scripts = List.copyOf(scripts);
        files = List.copyOf(files);
        processes = List.copyOf(processes);
        bfdSessions = List.copyOf(bfdSessions);
    }

    /** One tracked object by its name, with the weight in effect. */
    public record TrackedObject(String name, Weight weight) {
        boolean causesFault() {
            return weight.value() == 0;
        }

        /** Whether the object, being good or not, keeps the instance from running. */
        boolean against(boolean good) {
            return causesFault() && good == weight.reverse();
        }

        /** Added to the priority while the object is good, or while it is bad. */
        int contribution(boolean good) {
            boolean applies = good == weight.value() > 0;
            return applies ? signed() : 0;
        }

        /** Whether a tracked file with this number keeps the instance from running. */
        boolean fileAgainst(int value) {
            return causesFault() ? (value != 0) != weight.reverse() : product(value) <= FAULT_OF_FILE;
        }

        /** What a tracked file with this number adds to the priority. */
        int fileContribution(int value) {
            return fileAgainst(value) ? 0 : (int) Math.min(MOST_OF_FILE, product(value));
        }

        private long product(int value) {
            return (long) value * signed();
        }

        private int signed() {
            return weight.reverse() ? -weight.value() : weight.value();
        }
    }

    static TrackedObjects of(VrrpTracking tracking) {
        return new TrackedObjects(
                tracking.primary(),
                named(tracking.interfaces()),
                named(tracking.scripts()),
                named(tracking.files()),
                named(tracking.processes()),
                named(tracking.bfdSessions()));
    }

    /** With what the group watches: where both name an object, the group's weight holds. */
    TrackedObjects and(TrackedObjects group) {
        return new TrackedObjects(
                primary,
                merged(interfaces, group.interfaces),
                merged(scripts, group.scripts),
                merged(files, group.files),
                merged(processes, group.processes),
                merged(bfdSessions, group.bfdSessions));
    }

    private static List<TrackedObject> merged(List<TrackedObject> own, List<TrackedObject> group) {
        Set<String> names = new HashSet<>();
        group.forEach(tracked -> names.add(tracked.name()));
        List<TrackedObject> merged = new ArrayList<>();
        for (TrackedObject tracked : own) {
            if (!names.contains(tracked.name())) {
                merged.add(tracked);
            }
        }
        merged.addAll(group);
        return merged;
    }

    private static List<TrackedObject> named(List<VrrpTracking.Tracked> tracked) {
        List<TrackedObject> objects = new ArrayList<>(tracked.size());
        for (VrrpTracking.Tracked one : tracked) {
            objects.add(new TrackedObject(one.name(), one.weight()));
        }
        return objects;
    }
}

package io.vipward.vrrp.core;

import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.Weight;
import java.util.ArrayList;
import java.util.List;

/**
 * What an instance watches, without the places where it was written.
 *
 * @param primary whether the state of the instance's own interface counts
 */
public record TrackedObjects(boolean primary, List<TrackedObject> interfaces, List<TrackedObject> scripts) {
    public TrackedObjects {
        interfaces = List.copyOf(interfaces);
        scripts = List.copyOf(scripts);
    }

    /** One tracked object by its name, with the weight in effect. */
    public record TrackedObject(String name, Weight weight) {
        boolean causesFault() {
            return weight.value() == 0;
        }

        /** Added to the priority while the object is good, or while it is bad. */
        int contribution(boolean good) {
            boolean applies = good == weight.value() > 0;
            int signed = weight.reverse() ? -weight.value() : weight.value();
            return applies ? signed : 0;
        }
    }

    static TrackedObjects of(VrrpTracking tracking) {
        return new TrackedObjects(tracking.primary(), named(tracking.interfaces()), named(tracking.scripts()));
    }

    private static List<TrackedObject> named(List<VrrpTracking.Tracked> tracked) {
        List<TrackedObject> objects = new ArrayList<>(tracked.size());
        for (VrrpTracking.Tracked one : tracked) {
            objects.add(new TrackedObject(one.name(), one.weight()));
        }
        return objects;
    }
}

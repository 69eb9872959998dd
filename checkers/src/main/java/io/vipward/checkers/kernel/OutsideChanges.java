package io.vipward.checkers.kernel;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.ServiceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What somebody else did to our part of the table, in the words of what puts it right. */
final class OutsideChanges {
    private static final int NAMED = 5;

    private OutsideChanges() {}

    /** One line, which names a few and counts the others. */
    static String text(List<Change> repairs) {
        Map<ServiceKey, Integer> missing = new HashMap<>();
        for (Change repair : repairs) {
            if (repair instanceof Change.AddService) {
                missing.put(repair.service().key(), 0);
            } else if (repair instanceof Change.AddDestination) {
                missing.computeIfPresent(repair.service().key(), (key, count) -> count + 1);
            }
        }
        List<String> all = new ArrayList<>();
        for (Change repair : repairs) {
            String text = text(repair, missing);
            if (!text.isEmpty()) {
                all.add(text);
            }
        }
        String named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
        int others = all.size() - NAMED;
        return "IPVS: somebody else changed the table: " + named + (others > 0 ? " and " + others + " more" : "")
                + "; put right";
    }

    private static String text(Change repair, Map<ServiceKey, Integer> missing) {
        ServiceKey service = repair.service().key();
        Integer without = missing.get(service);
        if (repair instanceof Change.AddService) {
            boolean alone = without == null || without == 0;
            return service.text() + " was missing" + (alone ? "" : " with its " + without + " real servers");
        }
        if (repair instanceof Change.AddDestination add) {
            return without == null ? add.destination().key().text() + " was missing in " + service.text() : "";
        }
        if (repair instanceof Change.EditDestination edit) {
            return edit.destination().key().text() + " in " + service.text() + " had another " + what(edit.reason());
        }
        if (repair instanceof Change.EditService edit) {
            return service.text() + " had another " + what(edit.reason());
        }
        if (repair instanceof Change.DeleteDestination delete) {
            return delete.destination().key().text() + " was back in " + service.text();
        }
        return service.text() + " was back";
    }

    /** {@code weight 5 -> 1} without the numbers, which read the wrong way round here. */
    private static String what(String reason) {
        List<String> names = new ArrayList<>();
        for (String edit : reason.split(", ", -1)) {
            int arrow = edit.indexOf(" -> ");
            String left = arrow < 0 ? edit : edit.substring(0, arrow);
            int value = left.lastIndexOf(' ');
            names.add(value < 0 ? left : left.substring(0, value));
        }
        return String.join(" and ", names);
    }
}

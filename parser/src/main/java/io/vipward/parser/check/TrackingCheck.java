package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TrackEntry;
import io.vipward.parser.schema.VrrpInstanceTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes what an instance tracks. */
final class TrackingCheck {
    private static final int OWNER = 255;

    private final BoundBlock block;
    private final String interfaceName;
    private final Report report;

    TrackingCheck(BoundBlock block, String interfaceName, Report report) {
        this.block = block;
        this.interfaceName = interfaceName;
        this.report = report;
    }

    /**
     * Completes all entries.
     *
     * @param order of the instance at the top level: scripts must be defined earlier
     * @return null with a diagnostic if the instance tracks a script that was left out
     */
    @Nullable
    VrrpTracking complete(Scripts scripts, int order, int priority) {
        List<Tracked> tracked = scripts(scripts, order, priority);
        if (tracked == null) {
            return null;
        }
        boolean primary = !block.isOn(VrrpInstanceTable.DONT_TRACK_PRIMARY);
        return new VrrpTracking(primary, interfaces(priority), tracked);
    }

    private @Nullable List<Tracked> scripts(Scripts scripts, int order, int priority) {
        List<Tracked> tracked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TrackEntry entry : entries(VrrpInstanceTable.TRACK_SCRIPT)) {
            Defined<VrrpScript> defined = scripts.definitions().findBefore(order, entry.name(), report);
            if (defined == null) {
                continue;
            }
            VrrpScript script = defined.value();
            if (script == null) {
                report.add(
                        DiagnosticCode.LEFT_OUT,
                        entry.name().span(),
                        "the instance is left out, because " + entry.name() + ", which it tracks, is left out");
                return null;
            }
            scripts.mention(entry.name().text());
            Weight weight = entry.weight() == null ? script.verdict().weight() : entry.weight();
            int before = tracked.size();
            add(entry, weight, priority, names, tracked);
            if (tracked.size() > before) {
                scripts.track(entry.name().text());
            }
        }
        return tracked;
    }

    private List<Tracked> interfaces(int priority) {
        List<Tracked> tracked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TrackEntry entry : entries(VrrpInstanceTable.TRACK_INTERFACE)) {
            if (entry.name().text().equals(interfaceName)) {
                report.add(
                        DiagnosticCode.OWN_INTERFACE_TRACKED,
                        entry.name().span(),
                        "tracks " + entry.name() + ", its own interface, anyway; the entry is ignored");
                continue;
            }
            add(entry, entry.weight() == null ? Weight.FAULT : entry.weight(), priority, names, tracked);
        }
        return tracked;
    }

    private List<TrackEntry> entries(Keyword<List<TrackEntry>> keyword) {
        List<TrackEntry> entries = new ArrayList<>();
        for (Setting<List<TrackEntry>> setting : block.all(keyword)) {
            entries.addAll(setting.value());
        }
        return entries;
    }

    private void add(TrackEntry entry, Weight weight, int priority, Set<String> names, List<Tracked> tracked) {
        if (!names.add(entry.name().text())) {
            report.add(
                    DiagnosticCode.DUPLICATE,
                    entry.name().span(),
                    entry.name() + " is already tracked; this entry is ignored");
        } else if (priority == OWNER && weight.value() != 0) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    entry.name().span(),
                    "weights do not change priority 255; " + entry.name() + " is not tracked");
        } else {
            tracked.add(new Tracked(entry.name().text(), weight, entry.name().position()));
        }
    }
}

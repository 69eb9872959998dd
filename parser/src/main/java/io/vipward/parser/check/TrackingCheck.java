package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TrackEntry;
import io.vipward.parser.schema.TrackKeywords;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Completes what an instance, or a group, tracks: all names are known, each once. */
final class TrackingCheck {
    private final BoundBlock block;
    private final int order;
    private final Trackables trackables;
    private final Report report;
    private final Map<Position, Span> spans = new HashMap<>();

    /**
     * For one block.
     *
     * @param order of the block at the top level: trackers must be defined earlier
     */
    TrackingCheck(BoundBlock block, int order, Trackables trackables, Report report) {
        this.block = block;
        this.order = order;
        this.trackables = trackables;
        this.report = report;
    }

    /**
     * Completes all entries.
     *
     * @param ownInterface of the instance, empty for none
     * @return null with a diagnostic if a script is tracked that was left out
     */
    @Nullable
    VrrpTracking complete(TrackKeywords keywords, boolean primary, String ownInterface, WeightRule rule) {
        List<TrackEntry> scriptEntries = entries(keywords.scripts());
        boolean runnable = scriptEntries.stream().allMatch(this::isRunnable);
        List<Tracked> scripts = tracked("script", "vrrp_script", scriptEntries, trackables::script);
        scripts.forEach(script -> trackables.scripts().track(script.name()));
        VrrpTracking tracking = new VrrpTracking(
                primary,
                interfaces(entries(keywords.interfaces()), ownInterface),
                scripts,
                named("file", "track_file", entries(keywords.files()), trackables.files()),
                named("process", "vrrp_track_process", entries(keywords.processes()), trackables.processes()),
                named("BFD instance", "bfd_instance", entries(keywords.bfdSessions()), trackables.bfdSessions()));
        return runnable ? rule.apply(tracking, spans, report) : null;
    }

    /** A script that has lines which were not read is not known well enough. */
    private boolean isRunnable(TrackEntry entry) {
        Scripts.Defined defined = trackables.scripts().find(entry.name().text());
        boolean leftOut = defined != null && defined.order() < order && defined.script() == null;
        if (leftOut) {
            report.add(
                    DiagnosticCode.LEFT_OUT,
                    entry.name().span(),
                    "what tracks " + entry.name() + " is left out, because " + entry.name() + " is left out");
        }
        return !leftOut;
    }

    private List<TrackEntry> entries(Keyword<List<TrackEntry>> keyword) {
        List<TrackEntry> entries = new ArrayList<>();
        for (Setting<List<TrackEntry>> setting : block.all(keyword)) {
            entries.addAll(setting.value());
        }
        return entries;
    }

    private List<Tracked> interfaces(List<TrackEntry> entries, String ownInterface) {
        List<Tracked> tracked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TrackEntry entry : entries) {
            if (!isNew(entry, names)) {
                continue;
            }
            if (entry.name().text().equals(ownInterface)) {
                report.add(
                        DiagnosticCode.OWN_INTERFACE_TRACKED,
                        entry.name().span(),
                        "tracks " + entry.name() + ", its own interface, anyway; the entry is ignored");
            } else {
                tracked.add(tracked(entry, Weight.FAULT));
            }
        }
        return tracked;
    }

    private List<Tracked> named(
            String kind, String keyword, List<TrackEntry> entries, Map<String, Trackables.Named> known) {
        return tracked(kind, keyword, entries, known::get);
    }

    private List<Tracked> tracked(
            String kind, String keyword, List<TrackEntry> entries, Function<String, Trackables.@Nullable Named> find) {
        List<Tracked> tracked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TrackEntry entry : entries) {
            Trackables.Named named = find.apply(entry.name().text());
            if (named == null || named.order() > order) {
                unknown(kind, keyword, entry, named != null);
            } else if (isNew(entry, names)) {
                tracked.add(tracked(entry, named.weight()));
            }
        }
        return tracked;
    }

    private Tracked tracked(TrackEntry entry, Weight own) {
        Weight weight = entry.weight();
        spans.put(entry.name().position(), entry.name().span());
        return new Tracked(
                entry.name().text(), weight == null ? own : weight, entry.name().position());
    }

    private boolean isNew(TrackEntry entry, Set<String> names) {
        boolean added = names.add(entry.name().text());
        if (!added) {
            report.add(
                    DiagnosticCode.DUPLICATE,
                    entry.name().span(),
                    entry.name() + " is already tracked; this entry is ignored");
        }
        return added;
    }

    private void unknown(String kind, String keyword, TrackEntry entry, boolean later) {
        String which = "the " + kind + " " + entry.name() + " is ";
        report.add(
                DiagnosticCode.UNKNOWN_TRACKER,
                entry.name().span(),
                which + (later ? "defined later in the file" : "not defined") + "; it is not tracked",
                later
                        ? Advice.help("put its " + keyword + " before what tracks it")
                        : Advice.help("define it before, with " + keyword + " " + entry.name() + " { ... }"));
    }
}

package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BfdInstanceTable;
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
    private final Scripts scripts;
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
        this.scripts = trackables.scripts();
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
        if (isEmpty(keywords)) {
            return VrrpTracking.of(primary, List.of(), List.of());
        }
        List<TrackEntry> scriptEntries = entries(keywords.scripts());
        boolean runnable = scriptEntries.stream().allMatch(this::isRunnable);
        VrrpTracking tracking = new VrrpTracking(
                primary,
                interfaces(entries(keywords.interfaces()), ownInterface),
                tracked(scripts.definitions(), scriptEntries, TrackingCheck::weightOfScript),
                tracked(trackables.files().definitions(), entries(keywords.files()), TrackingCheck::weightOfFile),
                tracked(
                        trackables.processes().definitions(),
                        entries(keywords.processes()),
                        TrackingCheck::weightOfProcess),
                tracked(
                        trackables.bfdInstances().forVrrp(),
                        entries(keywords.bfdSessions()),
                        defined -> defined.block().get(BfdInstanceTable.WEIGHT, Weight.FAULT)));
        tracking.scripts().forEach(script -> scripts.mention(script.name()));
        VrrpTracking effective = rule.apply(tracking, spans, report);
        effective.scripts().forEach(script -> scripts.track(script.name()));
        return runnable ? effective : null;
    }

    private boolean isEmpty(TrackKeywords keywords) {
        return !block.has(keywords.interfaces())
                && !block.has(keywords.scripts())
                && !block.has(keywords.files())
                && !block.has(keywords.processes())
                && !block.has(keywords.bfdSessions());
    }

    private static Weight weightOfScript(Defined<VrrpScript> defined) {
        VrrpScript script = defined.value();
        return script == null ? Weight.FAULT : script.verdict().weight();
    }

    private static Weight weightOfFile(Defined<TrackFile> defined) {
        TrackFile file = defined.value();
        return file == null ? TrackFile.DEFAULT_WEIGHT : file.weight();
    }

    private static Weight weightOfProcess(Defined<TrackProcess> defined) {
        TrackProcess process = defined.value();
        return process == null ? Weight.FAULT : process.weight();
    }

    /** A script that has lines which were not read is not known well enough. */
    private boolean isRunnable(TrackEntry entry) {
        Defined<VrrpScript> defined = scripts.definitions().find(entry.name().text());
        boolean leftOut = defined != null && defined.order() < order && defined.value() == null;
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

    private <T> List<Tracked> tracked(
            Definitions<T> known, List<TrackEntry> entries, Function<Defined<T>, Weight> weight) {
        List<Tracked> tracked = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (TrackEntry entry : entries) {
            Defined<T> defined = known.findBefore(order, entry.name(), report);
            if (defined != null && isNew(entry, names)) {
                tracked.add(tracked(entry, weight.apply(defined)));
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
}

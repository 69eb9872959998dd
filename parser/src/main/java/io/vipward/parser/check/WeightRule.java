package io.vipward.parser.check;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import io.vipward.parser.model.Weight;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of weights where a priority must not change. */
enum WeightRule {
    /** They work. */
    WORK,
    /** The owner of the addresses has priority 255 for ever: what has a weight is not tracked. */
    OWNER,
    /** Members of a sync group move together, so their priorities must stay as equal as they were written. */
    MEMBER,
    /** A group with an owner: what it tracks can only be a fault. */
    GROUP_OF_OWNER;

    private static final int FILE_DEFAULT = 1;

    /**
     * Applies it.
     *
     * @param spans of the entries by their places
     */
    VrrpTracking apply(VrrpTracking tracking, Map<Position, Span> spans, Report report) {
        if (this == WORK) {
            return tracking;
        }
        Findings findings = new Findings(this, spans, report);
        boolean fault = this != OWNER;
        return new VrrpTracking(
                tracking.primary(),
                findings.weightless(tracking.interfaces(), fault),
                findings.weightless(tracking.scripts(), this == GROUP_OF_OWNER),
                files(tracking.files(), findings),
                this == MEMBER ? tracking.processes() : findings.weightless(tracking.processes(), fault),
                findings.weightless(tracking.bfdSessions(), this == GROUP_OF_OWNER));
    }

    /** A file has a weight without anybody having written one; then it is the content that is meant. */
    private List<Tracked> files(List<Tracked> files, Findings findings) {
        List<Tracked> kept = new ArrayList<>();
        for (Tracked file : files) {
            boolean usual = this == MEMBER && file.weight().value() == FILE_DEFAULT;
            kept.addAll(findings.weightless(List.of(file), usual || this == GROUP_OF_OWNER));
        }
        return kept;
    }

    private String reason() {
        return switch (this) {
            case WORK -> "";
            case OWNER -> "weights do not change priority 255";
            case MEMBER -> "weights do not change the priority of a member of a sync group";
            case GROUP_OF_OWNER -> "weights do not change the priority of a group with priority 255 in it";
        };
    }

    private record Findings(WeightRule rule, Map<Position, Span> spans, Report report) {
        /** Those without a weight; the others lose theirs, or are dropped. */
        private List<Tracked> weightless(List<Tracked> entries, boolean asFault) {
            List<Tracked> kept = new ArrayList<>();
            for (Tracked entry : entries) {
                Weight weight = entry.weight();
                if (weight.value() == 0) {
                    kept.add(entry);
                    continue;
                }
                say(entry, asFault);
                if (asFault) {
                    kept.add(new Tracked(entry.name(), new Weight(0, weight.reverse()), entry.position()));
                }
            }
            return kept;
        }

        private void say(Tracked entry, boolean asFault) {
            report.add(
                    DiagnosticCode.SETTING_CLEARED,
                    rule == GROUP_OF_OWNER ? Verdict.ACCEPTED : Verdict.REPORTED_AT_END,
                    spans.getOrDefault(entry.position(), new Span(entry.position(), 1, "")),
                    rule.reason() + "; " + entry.name() + (asFault ? " has none here" : " is not tracked"),
                    Advice.NONE);
        }
    }
}

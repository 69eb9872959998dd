package io.vipward.parser.show;

import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.model.VrrpTracking.Tracked;
import java.util.ArrayList;
import java.util.List;

/** What instances and groups track. */
final class VrrpTrackingText {
    private static final int MOST_WEIGHT = 253;
    private static final int MOST_WEIGHT_OF_OTHERS = 254;

    private VrrpTrackingText() {}

    static void write(TextWriter out, VrrpTracking tracking) {
        out.flag("dont_track_primary", !tracking.primary());
        tracked(out, "track_interface", tracking.interfaces(), MOST_WEIGHT, List.of());
        tracked(out, "track_script", tracking.scripts(), MOST_WEIGHT, List.of("noreverse"));
        tracked(out, "track_file", tracking.files(), MOST_WEIGHT_OF_OTHERS, List.of("noreverse"));
        tracked(out, "track_process", tracking.processes(), MOST_WEIGHT_OF_OTHERS, List.of("noreverse"));
        tracked(out, "track_bfd", tracking.bfdSessions(), MOST_WEIGHT, List.of("noreverse"));
    }

    /**
     * What is tracked, each with its weight.
     *
     * @param notReversed what says that the weight is not reversed, where the block has a word for it
     */
    private static void tracked(
            TextWriter out, String block, List<Tracked> all, int mostWeight, List<String> notReversed) {
        if (all.isEmpty()) {
            return;
        }
        out.open(block);
        for (Tracked tracked : all) {
            List<Object> words = new ArrayList<>(List.of(tracked.name()));
            // A greater weight can only be the tracker's own, which it is used with all the same.
            if (Math.abs(tracked.weight().value()) <= mostWeight) {
                words.addAll(List.of("weight", tracked.weight().value()));
                words.addAll(tracked.weight().reverse() ? List.of("reverse") : notReversed);
            }
            out.entry(words);
        }
        out.close();
    }
}

package io.vipward.parser.check;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;

/** The {@code weight} of a file or a process. */
final class TrackerWeight {
    private TrackerWeight() {}

    /** The first one that says more than the default; those after it are reported. */
    static Weight first(BoundBlock block, Keyword<Weight> keyword, Weight usual, Report report) {
        Weight weight = usual;
        for (Setting<Weight> setting : block.all(keyword)) {
            if (weight.value() == usual.value()) {
                weight = setting.value();
            } else {
                report.add(
                        DiagnosticCode.DUPLICATE,
                        setting.at().span(),
                        "already has the weight " + weight.value() + "; " + setting.at() + " is ignored");
            }
        }
        return weight;
    }
}

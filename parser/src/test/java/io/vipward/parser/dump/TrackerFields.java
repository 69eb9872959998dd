package io.vipward.parser.dump;

import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.TrackProcess.ParameterMatch;
import io.vipward.parser.model.TrackProcess.ProcessQuorum;
import io.vipward.parser.model.VrrpScript;
import io.vipward.parser.model.Weight;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What keepalived's dump would say about a tracker of ours. */
final class TrackerFields {
    private static final int NANOS_DIGITS = 9;

    private TrackerFields() {}

    static Map<String, String> of(VrrpScript script) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("Interval", seconds(script.intervalNanos()) + " sec");
        fields.put("Timeout", (script.origins().wrote("timeout") ? seconds(script.timeoutNanos()) : "0") + " sec");
        fields.put("Weight", weight(script.verdict().weight()));
        fields.put("Rise", String.valueOf(script.verdict().rise()));
        fields.put("Fall", String.valueOf(script.verdict().fall()));
        return fields;
    }

    static Map<String, String> of(TrackFile file) {
        return new TreeMap<>(Map.of("File", file.path(), "Weight", weight(file.weight())));
    }

    static Map<String, String> of(TrackProcess process) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("Process", process.match().command());
        if (!process.match().parameters().isEmpty()) {
            fields.put("Parameters", String.join(" ", process.match().parameters()));
        }
        ParameterMatch match = process.match().parameterMatch();
        if (match == ParameterMatch.EXACT) {
            fields.put("Param match", "");
        } else if (match != ParameterMatch.NONE) {
            fields.put("Param match", match.name().toLowerCase(Locale.ROOT));
        }
        fields.put("Min processes", String.valueOf(process.quorum().least()));
        if (process.quorum().most() != ProcessQuorum.UNLIMITED) {
            fields.put("Max processes", String.valueOf(process.quorum().most()));
        }
        fields.put("Weight", weight(process.weight()));
        fields.put("Terminate delay", decimals(process.delays().terminateNanos()));
        fields.put("Fork delay", decimals(process.delays().forkNanos()));
        fields.put("Full command", String.valueOf(process.match().wholeCommand()));
        return fields;
    }

    static Map<String, String> of(BfdInstance bfd) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("Neighbor IP", DumpText.canonical(bfd.path().neighbor().getHostAddress()));
        if (bfd.path().source() != null) {
            fields.put("Source IP", DumpText.canonical(bfd.path().source().getHostAddress()));
        }
        fields.put("Required min RX interval", bfd.timing().minRxMicros() + " us");
        fields.put("Desired min TX interval", bfd.timing().minTxMicros() + " us");
        fields.put("Desired idle TX interval", bfd.timing().idleTxMicros() + " us");
        fields.put("Detection multiplier", String.valueOf(bfd.timing().multiplier()));
        fields.put("hop limit", String.valueOf(bfd.path().hopLimit()));
        fields.put("max_hops", String.valueOf(bfd.path().mostHops()));
        fields.put("passive", String.valueOf(bfd.path().passive()));
        fields.put("send event to VRRP process", bfd.receivers().vrrp() ? "Yes" : "No");
        fields.put("send event to checker process", bfd.receivers().checkers() ? "Yes" : "No");
        return fields;
    }

    static String weight(Weight weight) {
        return weight.value() + (weight.reverse() ? " reverse" : "");
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String decimals(long nanos) {
        return BigDecimal.valueOf(nanos, NANOS_DIGITS).setScale(6).toPlainString() + "s";
    }
}

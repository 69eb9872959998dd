package io.vipward.parser.schema;

import static io.vipward.parser.schema.Trait.ARGUMENT_IS_VITAL;
import static io.vipward.parser.schema.Trait.FIRST_WINS;

import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.TrackProcess.ParameterMatch;
import io.vipward.parser.model.TrackProcess.ProcessQuorum;
import io.vipward.parser.model.Weight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vrrp_track_process}. */
public final class TrackProcessTable {
    static final Table TABLE = new Table("vrrp_track_process");

    public static final Keyword<List<String>> PROCESS = TABLE.keyword(
            "process",
            new SimpleForm<>("COMMAND [PARAMETER ...]", 1, Remark.PARAMETERS, TrackProcessTable::command),
            "mandatory",
            "the command that must run",
            ARGUMENT_IS_VITAL,
            FIRST_WINS);
    public static final Keyword<ParameterMatch> PARAM_MATCH = TABLE.keyword(
            "param_match",
            new SimpleForm<>("[initial|partial]", 0, Remark.NO_EFFECT, TrackProcessTable::parameterMatch),
            "exact where there are parameters",
            "how parameters are compared");
    public static final Keyword<Weight> WEIGHT =
            TABLE.keyword("weight", WeightForm.OF_PROCESS, "0", "change of the priority");
    public static final Keyword<Long> QUORUM = TABLE.keyword(
            "quorum",
            NumberForm.lenient(1, ProcessQuorum.UNLIMITED),
            "1",
            "least number of processes",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> QUORUM_MAX = TABLE.keyword(
            "quorum_max",
            NumberForm.lenient(0, ProcessQuorum.UNLIMITED),
            "65535",
            "greatest number of processes, 0 for none",
            ARGUMENT_IS_VITAL);
    public static final Keyword<Long> DELAY =
            TABLE.keyword("delay", delay(), "0", "fork_delay and terminate_delay", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> FORK_DELAY =
            TABLE.keyword("fork_delay", delay(), "0", "time before a new process counts", ARGUMENT_IS_VITAL);
    public static final Keyword<Long> TERMINATE_DELAY =
            TABLE.keyword("terminate_delay", delay(), "0", "time before a lost process counts", ARGUMENT_IS_VITAL);
    public static final Keyword<Boolean> FULL_COMMAND =
            TABLE.keyword("full_command", Forms.FLAG, "off", "compare the command line, not the process name");

    private TrackProcessTable() {}

    private static TimeForm delay() {
        return TimeForm.seconds("0.000001", "3600");
    }

    private static List<String> command(Arguments arguments) {
        List<String> words = new ArrayList<>();
        while (arguments.hasNext()) {
            words.add(arguments.next().text());
        }
        return words;
    }

    private static @Nullable ParameterMatch parameterMatch(Arguments arguments) {
        if (!arguments.hasNext()) {
            return ParameterMatch.EXACT;
        }
        Word word = arguments.next();
        return switch (word.text()) {
            case "initial" -> ParameterMatch.INITIAL;
            case "partial" -> ParameterMatch.PARTIAL;
            default -> {
                arguments.report(
                        DiagnosticCode.INVALID_CHOICE,
                        word,
                        word + " is neither initial nor partial; param_match is ignored");
                yield null;
            }
        };
    }
}

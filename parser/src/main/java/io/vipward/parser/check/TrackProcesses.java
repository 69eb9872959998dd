package io.vipward.parser.check;

import io.vipward.parser.check.Definitions.Defined;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.TrackProcess.ParameterMatch;
import io.vipward.parser.model.TrackProcess.ProcessDelays;
import io.vipward.parser.model.TrackProcess.ProcessMatch;
import io.vipward.parser.model.TrackProcess.ProcessQuorum;
import io.vipward.parser.model.Weight;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.schema.Keyword;
import io.vipward.parser.schema.Setting;
import io.vipward.parser.schema.TrackProcessTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All {@code vrrp_track_process} blocks. */
final class TrackProcesses {
    private final Definitions<TrackProcess> definitions = new Definitions<>("vrrp_track_process", "track process");

    TrackProcesses(List<Setting<BoundBlock>> blocks, Diagnostics diagnostics) {
        for (Setting<BoundBlock> setting : blocks) {
            BoundBlock block = setting.value();
            Word name = block.header().argument(1);
            if (name != null && !block.isLeftOut()) {
                define(name.text(), setting, new Report("vrrp_track_process " + name.text(), diagnostics));
            }
        }
    }

    Definitions<TrackProcess> definitions() {
        return definitions;
    }

    private void define(String name, Setting<BoundBlock> setting, Report report) {
        BoundBlock block = setting.value();
        ProcessQuorum quorum = quorum(block, report);
        Weight weight = TrackerWeight.first(block, TrackProcessTable.WEIGHT, Weight.FAULT, report);
        List<String> command = block.get(TrackProcessTable.PROCESS);
        if (command == null) {
            report.add(DiagnosticCode.INCOMPLETE_TRACKER, block.end(), "has no process and is removed");
            return;
        }
        TrackProcess process =
                new TrackProcess(name, block.origins(), match(command, block), quorum, delays(block), weight);
        definitions.add(new Defined<>(name, process, setting.order(), block));
    }

    private static ProcessMatch match(List<String> command, BoundBlock block) {
        List<String> parameters = command.subList(1, command.size());
        ParameterMatch match = block.get(
                TrackProcessTable.PARAM_MATCH, parameters.isEmpty() ? ParameterMatch.NONE : ParameterMatch.EXACT);
        boolean whole = match != ParameterMatch.NONE || block.isOn(TrackProcessTable.FULL_COMMAND);
        return new ProcessMatch(command.get(0), parameters, match, whole);
    }

    /** Each limit must agree with what was written before it. */
    private static ProcessQuorum quorum(BoundBlock block, Report report) {
        long least = 1;
        long most = ProcessQuorum.UNLIMITED;
        for (Setting<Long> setting : inOrder(block, TrackProcessTable.QUORUM, TrackProcessTable.QUORUM_MAX)) {
            long value = setting.value();
            boolean isLeast = block.all(TrackProcessTable.QUORUM).contains(setting);
            boolean none = !isLeast && value == 0 && least <= 1;
            if (!none && (isLeast ? value > most : value < least)) {
                report.add(
                        DiagnosticCode.NUMBER_OUT_OF_RANGE,
                        setting.at().span(),
                        isLeast
                                ? "a quorum of " + value + " is more than quorum_max, which is " + most
                                        + "; it is ignored"
                                : "a quorum_max of " + value + " is less than the quorum, which is " + least
                                        + "; it is ignored");
            } else if (isLeast) {
                least = value;
            } else {
                most = value;
                least = none ? 0 : least;
            }
        }
        return new ProcessQuorum((int) least, (int) most);
    }

    private static ProcessDelays delays(BoundBlock block) {
        return new ProcessDelays(
                last(block, TrackProcessTable.DELAY, TrackProcessTable.FORK_DELAY),
                last(block, TrackProcessTable.DELAY, TrackProcessTable.TERMINATE_DELAY));
    }

    private static long last(BoundBlock block, Keyword<Long> one, Keyword<Long> other) {
        List<Setting<Long>> settings = inOrder(block, one, other);
        return settings.isEmpty() ? 0 : settings.get(settings.size() - 1).value();
    }

    private static List<Setting<Long>> inOrder(BoundBlock block, Keyword<Long> one, Keyword<Long> other) {
        List<Setting<Long>> settings = new ArrayList<>(block.all(one));
        settings.addAll(block.all(other));
        settings.sort(Comparator.comparing(Setting::order));
        return settings;
    }
}

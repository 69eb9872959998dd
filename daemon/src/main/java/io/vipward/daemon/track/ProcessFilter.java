package io.vipward.daemon.track;

import io.vipward.parser.model.TrackProcess.ProcessMatch;
import java.util.List;

/** Which processes a {@code vrrp_track_process} counts. Pure. */
final class ProcessFilter {
    private ProcessFilter() {}

    /** The kernel's name, or the words of the command line; both literally. */
    static boolean counts(ProcessMatch match, ProcessTable.Entry process) {
        if (!match.wholeCommand()) {
            return process.name().equals(match.command());
        }
        List<String> line = process.commandLine();
        return !line.isEmpty()
                && line.get(0).equals(match.command())
                && parameters(match, line.subList(1, line.size()));
    }

    private static boolean parameters(ProcessMatch match, List<String> given) {
        List<String> wanted = match.parameters();
        int count = wanted.size();
        return switch (match.parameterMatch()) {
            case NONE -> true;
            case EXACT -> given.equals(wanted);
            case PARTIAL -> given.size() >= count && given.subList(0, count).equals(wanted);
            case INITIAL -> given.size() >= count && begins(given, wanted);
        };
    }

    private static boolean begins(List<String> given, List<String> wanted) {
        int last = wanted.size() - 1;
        return last < 0
                || (given.subList(0, last).equals(wanted.subList(0, last))
                        && given.get(last).startsWith(wanted.get(last)));
    }
}

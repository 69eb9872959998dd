package io.vipward.parser.show;

import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.TrackProcess;
import io.vipward.parser.model.TrackProcess.ParameterMatch;
import io.vipward.parser.model.Trackers;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code track_file}, {@code vrrp_track_process} and {@code bfd_instance}. */
final class TrackersText {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final int MILLIS_PER_SECOND = 1_000;

    private TrackersText() {}

    static void write(TextWriter out, Configuration configuration) {
        Trackers trackers = configuration.trackers();
        trackers.scripts().forEach(script -> VrrpScriptText.write(out, script));
        trackers.files().forEach(file -> file(out, file));
        trackers.processes().forEach(process -> process(out, process));
        trackers.bfdInstances().forEach(bfd -> bfd(out, bfd));
        withoutSession(configuration).forEach(name -> {
            out.open("bfd_instance", name);
            out.close();
        });
    }

    /** BFD instances that are tracked although they cannot run; they are down for ever. */
    private static List<String> withoutSession(Configuration configuration) {
        Stream<VrrpTracking> tracking = Stream.concat(
                configuration.vrrpInstances().stream().map(VrrpInstance::tracking),
                configuration.vrrp().syncGroups().stream().map(VrrpSyncGroup::tracking));
        List<String> names = configuration.trackers().bfdInstances().stream()
                .map(BfdInstance::name)
                .toList();
        return tracking.flatMap(one -> one.bfdSessions().stream())
                .map(VrrpTracking.Tracked::name)
                .distinct()
                .filter(name -> !names.contains(name))
                .toList();
    }

    private static void file(TextWriter out, TrackFile file) {
        out.open("track_file", file.name());
        out.line("file", file.path());
        out.weight("weight", file.weight());
        TrackFile.Initial initial = file.initial();
        if (initial != null && initial.overwrite()) {
            out.line("init_file", initial.value(), "overwrite");
        } else if (initial != null) {
            out.line("init_file", initial.value());
        }
        out.close();
    }

    private static void process(TextWriter out, TrackProcess process) {
        out.open("vrrp_track_process", process.name());
        List<String> command = new ArrayList<>();
        command.add(process.match().command());
        command.addAll(process.match().parameters());
        out.line("process", command.toArray());
        ParameterMatch match = process.match().parameterMatch();
        if (match == ParameterMatch.EXACT) {
            out.line("param_match");
        } else if (match != ParameterMatch.NONE) {
            out.line("param_match", match.name().toLowerCase(Locale.ROOT));
        }
        out.flag("full_command", process.match().wholeCommand());
        out.weight("weight", process.weight());
        if (process.quorum().least() > 0) {
            out.line("quorum", process.quorum().least());
        }
        out.line("quorum_max", process.quorum().most());
        delay(out, "fork_delay", process.delays().forkNanos());
        delay(out, "terminate_delay", process.delays().terminateNanos());
        out.close();
    }

    private static void delay(TextWriter out, String keyword, long nanos) {
        if (nanos > 0) {
            out.seconds(keyword, nanos);
        }
    }

    private static void bfd(TextWriter out, BfdInstance bfd) {
        out.open("bfd_instance", bfd.name());
        out.line("neighbor_ip", bfd.path().neighbor());
        out.optional("source_ip", bfd.path().source());
        out.line("hoplimit", bfd.path().hopLimit());
        out.line("max_hops", bfd.path().mostHops());
        out.bool("multihop", bfd.path().multihop());
        out.flag("passive", bfd.path().passive());
        milliseconds(out, "min_rx", bfd.timing().minRxMicros());
        milliseconds(out, "min_tx", bfd.timing().minTxMicros());
        milliseconds(out, "idle_tx", bfd.timing().idleTxMicros());
        out.line("multiplier", bfd.timing().multiplier());
        out.weight("weight", bfd.weight());
        out.flag("vrrp", bfd.receivers().vrrp());
        out.flag("checker", bfd.receivers().checkers());
        out.close();
    }

    private static void milliseconds(TextWriter out, String keyword, long micros) {
        out.line(keyword, TextWriter.seconds(micros * NANOS_PER_MICRO * MILLIS_PER_SECOND));
    }
}

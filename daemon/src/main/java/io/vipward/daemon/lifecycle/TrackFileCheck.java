package io.vipward.daemon.lifecycle;

import io.vipward.daemon.track.FolderMonitoring;
import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Checker;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VrrpInstance;
import io.vipward.parser.model.VrrpSyncGroup;
import io.vipward.parser.model.VrrpTracking;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Files are watched through their folders, so a tracked file without one is dropped, and with it what refers to it; it need
 * not exist itself.
 */
final class TrackFileCheck {
    private final Set<String> kept = new HashSet<>();
    private final List<Diagnostic> findings;

    private TrackFileCheck(List<Diagnostic> findings) {
        this.findings = findings;
    }

    /**
     * What is left, with a finding for each file that is not, and for each reference to one.
     *
     * @param monitoring says of a folder whether it can be watched
     */
    static Configuration check(
            Configuration configuration, Function<String, FolderMonitoring> monitoring, List<Diagnostic> findings) {
        TrackFileCheck check = new TrackFileCheck(findings);
        List<TrackFile> files = configuration.trackers().files().stream()
                .filter(file -> check.keeps(file, monitoring))
                .toList();
        if (files.size() == configuration.trackers().files().size()) {
            return configuration;
        }
        List<VrrpInstance> instances =
                configuration.vrrpInstances().stream().map(check::reduced).toList();
        List<VrrpSyncGroup> groups =
                configuration.vrrp().syncGroups().stream().map(check::reduced).toList();
        List<VirtualServer> servers =
                configuration.virtualServers().stream().map(check::reduced).toList();
        return configuration
                .with(configuration.trackers().withFiles(files))
                .with(configuration.vrrp().withInstances(instances).withSyncGroups(groups))
                .with(configuration.balancing().withVirtualServers(servers));
    }

    private boolean keeps(TrackFile file, Function<String, FolderMonitoring> monitoring) {
        String folder = folder(file.path());
        FolderMonitoring possible =
                file.path().indexOf('\0') >= 0 ? FolderMonitoring.MISSING : monitoring.apply(folder);
        switch (possible) {
            case POSSIBLE -> kept.add(file.name());
            case MISSING ->
                report(
                        file.origins().end(),
                        "track_file " + file.name() + " is dropped: there is no folder for " + file.path(),
                        "create the folder before the daemon starts");
            case REFUSED ->
                report(
                        file.origins().end(),
                        "track_file " + file.name() + " is dropped: The filesystem of " + file.path()
                                + " is read only or cannot be monitored - ignoring",
                        "use a file below /run");
        }
        return possible == FolderMonitoring.POSSIBLE;
    }

    private VrrpInstance reduced(VrrpInstance instance) {
        return instance.with(reduced(instance.name(), instance.tracking()));
    }

    private VrrpSyncGroup reduced(VrrpSyncGroup group) {
        return group.with(reduced(group.name(), group.tracking()));
    }

    private VrrpTracking reduced(String who, VrrpTracking tracking) {
        List<VrrpTracking.Tracked> left = new ArrayList<>();
        for (VrrpTracking.Tracked tracked : tracking.files()) {
            if (kept.contains(tracked.name())) {
                left.add(tracked);
            } else {
                String what = "(" + who + ") track_file " + tracked.name() + " not found, ignoring...";
                report(tracked.position(), what, "without it the file has no influence");
            }
        }
        return tracking.withFiles(left);
    }

    private VirtualServer reduced(VirtualServer server) {
        return server.withRealServers(
                server.realServers().stream().map(this::reduced).toList());
    }

    private RealServer reduced(RealServer server) {
        List<Checker> left = new ArrayList<>();
        for (Checker checker : server.checkers()) {
            if (checker instanceof FileCheck file && !kept.contains(file.trackFile())) {
                report(
                        file.origins().block(),
                        "track_file " + file.trackFile() + " not found: the real server "
                                + server.address().getHostAddress() + " runs without this FILE_CHECK",
                        "without any other checker it counts as up for good");
            } else {
                left.add(checker);
            }
        }
        return server.withCheckers(left);
    }

    private void report(Position at, String message, String help) {
        DiagnosticCode code = DiagnosticCode.TRACK_FILE_MISSING;
        findings.add(new Diagnostic(
                code, code.severity(), Verdict.REPORTED, new Span(at, 1, ""), message, Advice.help(help)));
    }

    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}

package io.vipward.daemon.lifecycle;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.TrackFile;
import io.vipward.parser.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Files are watched through their folders, so a tracked file without one is dropped; it need not exist itself. */
final class TrackFileCheck {
    private TrackFileCheck() {}

    /** What is left, with a finding for each file that is not. */
    static Configuration check(Configuration configuration, Predicate<String> isFolder, List<Diagnostic> findings) {
        List<TrackFile> kept = new ArrayList<>();
        for (TrackFile file : configuration.trackers().files()) {
            String folder = folder(file.path());
            if (folder != null && isFolder.test(folder)) {
                kept.add(file);
            } else {
                DiagnosticCode code = DiagnosticCode.TRACK_FILE_MISSING;
                findings.add(new Diagnostic(
                        code,
                        code.severity(),
                        Verdict.REPORTED,
                        new Span(file.origins().end(), 1, ""),
                        "track_file " + file.name() + " is dropped: there is no folder for " + file.path(),
                        Advice.help("create the folder before the daemon starts")));
            }
        }
        return configuration.with(configuration.trackers().withFiles(kept));
    }

    /** Whether this machine has such a folder. */
    static boolean exists(String folder) {
        try {
            return Files.isDirectory(Path.of(folder).toRealPath());
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    private static @Nullable String folder(String path) {
        int slash = path.lastIndexOf('/');
        return path.indexOf('\0') >= 0 ? null : slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}

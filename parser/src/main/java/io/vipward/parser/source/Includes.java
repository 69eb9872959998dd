package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds and reads the files that an include names, and judges those that are not there. One thread. */
final class Includes {
    private final ConfigurationFiles files;
    private final Budget budget;
    private final Diagnostics diagnostics;
    private final Set<String> open = new HashSet<>();

    Includes(ConfigurationFiles files, Budget budget, Diagnostics diagnostics) {
        this.files = files;
        this.budget = budget;
        this.diagnostics = diagnostics;
    }

    /**
     * A file that was read.
     *
     * @param identity the same for all names of the file
     */
    record Included(SourceFile file, String identity) {}

    /** An include line: where it is used, where it was written, and what must hold for it. */
    record Request(Origin at, Span span, Set<IncludeCheck> checks) {}

    /** Remembers that a file is being read, so that it is not read inside itself; false if it is already. */
    boolean enter(String identity) {
        return open.add(identity);
    }

    void leave(String identity) {
        open.remove(identity);
    }

    int depth() {
        return open.size();
    }

    String identity(String name) {
        return files.canonical(name);
    }

    /** The files of a name or pattern, relative to a directory that is empty or ends in a slash. */
    List<Included> find(String pattern, String directory, Request request) {
        String path = pattern.startsWith("/") ? pattern : escaped(directory) + pattern;
        Glob.Match match = Glob.expand(path, files);
        if (match.tooMany()) {
            String message = pattern + " stands for more files than are read, " + Limits.FILES;
            diagnostics.report(DiagnosticCode.TOO_LARGE_IN_FULL, request.span(), message);
            return List.of();
        }
        judge(pattern, match, request);
        List<Included> found = new ArrayList<>();
        for (String name : match.paths()) {
            read(name, request, found);
        }
        return found;
    }

    /** A directory is no pattern, whatever its name is. */
    private static String escaped(String directory) {
        return directory.replaceAll("[\\\\*?\\[\\]{}]", "\\\\$0");
    }

    private void judge(String pattern, Glob.Match match, Request request) {
        if (match.paths().isEmpty()) {
            boolean silent = match.hasWildcards() && !match.someMissing();
            IncludeCheck check =
                    silent ? IncludeCheck.WILDCARD : match.hasBraces() ? IncludeCheck.BRACE : IncludeCheck.MATCH;
            if (!silent || request.checks().contains(check)) {
                report(DiagnosticCode.INCLUDE_MISSING, check, request, "no file matches " + pattern);
            }
        } else if (match.someMissing()) {
            String message = "not every alternative of " + pattern + " matches a file";
            report(DiagnosticCode.INCLUDE_MISSING, IncludeCheck.BRACE, request, message);
        }
    }

    private void read(String name, Request request, List<Included> found) {
        String why = switch (files.kind(name)) {
            case MISSING -> "does not exist";
            case DIRECTORY -> "is a directory";
            case SPECIAL -> "is not a regular file";
            case EXECUTABLE -> "is executable";
            case TOO_LARGE -> "has more than " + Limits.SOURCE_BYTES + " bytes";
            case FILE -> "";
        };
        if (!why.isEmpty()) {
            report(DiagnosticCode.INCLUDE_SKIPPED, IncludeCheck.READ, request, name + " " + why + "; it is skipped");
            return;
        }
        ConfigurationFiles.Content content = files.read(name);
        String text = content.text();
        if (text == null) {
            String message = name + " cannot be read: " + content.fault();
            report(DiagnosticCode.INCLUDE_SKIPPED, IncludeCheck.READ, request, message);
        } else if (budget.takeFile(request.at(), text.length())) {
            String shown = name.startsWith("./") ? name.substring(2) : name;
            found.add(new Included(SourceReader.file(shown, text, diagnostics), files.canonical(name)));
        }
    }

    /** Whether a file may be read inside those that are open; if not, that is reported. */
    boolean mayEnter(Included included, Span span) {
        String why = null;
        if (open.contains(included.identity())) {
            why = "includes itself";
        } else if (open.size() >= Limits.INCLUDE_DEPTH) {
            why = "is included more than " + Limits.INCLUDE_DEPTH + " files deep";
        }
        if (why != null) {
            diagnostics.report(
                    DiagnosticCode.INCLUDE_LOOP,
                    span,
                    included.file().name() + " " + why + "; this include is skipped",
                    Advice.keepalived("reads it again and again until it can open no more files, and goes on"));
        }
        return why == null;
    }

    private void report(DiagnosticCode code, IncludeCheck check, Request request, String message) {
        Verdict verdict = request.checks().contains(check) ? Verdict.INCLUDE : Verdict.SAID;
        diagnostics.add(new Diagnostic(code, code.severity(), verdict, request.span(), message, Advice.NONE));
    }
}

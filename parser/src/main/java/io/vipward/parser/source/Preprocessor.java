package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of a file into the text that is parsed: limits of a line, then what {@link LineProcessor} makes of
 * those that are not plain text, which may read further files in between.
 *
 * <p>A line that cannot be used is marked in the text, so that the object it stands in can be left out instead of being
 * run without it.
 */
public final class Preprocessor {
    private final ParseSettings settings;
    private final Diagnostics diagnostics;
    private final SourceText.Builder out;
    private final Budget budget;
    private final Predefined predefined;
    private final Includes includes;
    private final LineProcessor lines;
    private @Nullable FileScope scope;

    private Preprocessor(SourceFile first, ParseSettings settings, Diagnostics diagnostics) {
        this.settings = settings;
        this.diagnostics = diagnostics;
        this.out = new SourceText.Builder(first);
        this.budget = new Budget(diagnostics);
        this.predefined = new Predefined(settings);
        this.includes = new Includes(settings.files(), budget, diagnostics);
        Expander expander = new Expander(predefined, budget, diagnostics);
        this.lines = new LineProcessor(this, expander, budget, out, diagnostics);
    }

    /** Reads files, at least one, one after the other. */
    public static SourceText process(List<SourceFile> files, ParseSettings settings, Diagnostics diagnostics) {
        Preprocessor preprocessor = new Preprocessor(files.get(0), settings, diagnostics);
        for (SourceFile file : files) {
            preprocessor.main(file);
        }
        return preprocessor.out.build();
    }

    /** What holds for one file, from when it is opened until it ends. */
    private record FileScope(
            String directory,
            String absolute,
            Set<IncludeCheck> checks,
            @Nullable FileScope outer) {}

    String configId() {
        return settings.configId();
    }

    /** The checks of the file that is read now; they may be changed. */
    Set<IncludeCheck> checks() {
        return scope == null ? EnumSet.noneOf(IncludeCheck.class) : scope.checks();
    }

    private void main(SourceFile file) {
        String identity = includes.identity(file.name());
        includes.enter(identity);
        Set<IncludeCheck> checks =
                settings.allIncludeChecks() ? EnumSet.allOf(IncludeCheck.class) : EnumSet.noneOf(IncludeCheck.class);
        read(file, identity, checks, Nesting.NONE);
        includes.leave(identity);
    }

    /** Reads the files of an include line. */
    void include(String pattern, Includes.Request request, Nesting nesting) {
        Set<IncludeCheck> checks = EnumSet.copyOf(checks());
        checks.addAll(request.checks());
        String directory = scope == null ? "" : scope.directory();
        for (Includes.Included included :
                includes.find(pattern, directory, new Includes.Request(request.at(), request.span(), checks))) {
            if (!budget.isExhausted() && includes.mayEnter(included, request.span())) {
                includes.enter(included.identity());
                read(included.file(), included.identity(), EnumSet.copyOf(checks()), nesting);
                includes.leave(included.identity());
                if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
                    out.appendMadeUp("\n", request.at(), null);
                }
            }
        }
    }

    private void read(SourceFile file, String identity, Set<IncludeCheck> checks, Nesting nesting) {
        FileScope outer = scope;
        String name = file.name();
        String directory = name.substring(0, name.lastIndexOf('/') + 1);
        int slash = identity.lastIndexOf('/');
        String absolute = slash <= 0 ? "/" : identity.substring(0, slash);
        scope = new FileScope(directory, absolute, checks, outer);
        predefined.enter(absolute);
        lines(file, nesting);
        lines.endOfFile();
        scope = outer;
        predefined.enter(outer == null ? "" : outer.absolute());
    }

    private void lines(SourceFile file, Nesting nesting) {
        warnOfOldMacintosh(file);
        String text = file.text();
        Occurrences nul = new Occurrences(text, "\0");
        // A line without any of them is plain, so that most lines need not be looked at character by character.
        Occurrences signs = new Occurrences(text, "$", "@", "~", "include");
        int plain = 0;
        int line = 0;
        for (; line < file.lineCount() && !budget.isExhausted(); line++) {
            int start = file.lineStart(line);
            int end = file.lineEnd(line);
            boolean usable = !nul.isBetween(start, end) && !Lines.exceedsLimit(text, start, end);
            if (usable
                    && !lines.isInDefinition()
                    && (!signs.isBetween(start, end) || Lines.isPlain(text, start, end))) {
                continue;
            }
            // Plain lines are copied together, up to the next one that is not.
            out.append(file, plain, start);
            plain = end;
            if (!budget.takeSpecialLine(new Origin(file, start, 1))) {
                break;
            }
            if (usable) {
                lines.line(SourceText.Builder.line(file, start, end), nesting);
            } else {
                ignore(file, start, end, nul.isBetween(start, end));
            }
            budget.allows(new Origin(file, start, 1), out);
        }
        if (!budget.isExhausted()) {
            out.append(file, plain, text.length());
        }
        budget.allows(new Origin(file, 0, 1), out);
    }

    private void warnOfOldMacintosh(SourceFile file) {
        if (file.lineCount() == 1 && file.text().trim().indexOf('\r') >= 0) {
            diagnostics.report(
                    DiagnosticCode.CARRIAGE_RETURN_ONLY,
                    new Origin(file, 0, file.text().length()).span(),
                    "the file has carriage returns but no line feed, so it is one single line",
                    Advice.help("save the file with line feeds at the ends of its lines"));
        }
    }

    private void ignore(SourceFile file, int start, int end, boolean hasNul) {
        boolean padding = hasNul && end == file.text().length() && file.text().charAt(start) == '\0';
        if (padding) {
            // Some programs fill a file up with them; keepalived does not see a line there that does not end.
            DiagnosticCode code = DiagnosticCode.EMBEDDED_NUL;
            Span span = new Origin(file, start, end - start).span();
            String message = "the end of the file consists of NUL bytes and is ignored";
            diagnostics.add(new Diagnostic(code, code.severity(), Verdict.ACCEPTED, span, message, Advice.NONE));
            return;
        }
        out.refuseHere();
        if (hasNul) {
            diagnostics.report(
                    DiagnosticCode.EMBEDDED_NUL,
                    () -> new Origin(file, start, end - start).span(),
                    "the line contains NUL bytes and is ignored",
                    Advice.NONE);
        } else {
            diagnostics.report(
                    DiagnosticCode.LINE_TOO_LONG,
                    () -> new Origin(file, start, 1).span(),
                    "the line has more than " + Limits.LINE_BYTES + " bytes and is ignored",
                    Advice.keepalived("drops the first 1023 bytes and takes the rest for a line of its own"));
        }
    }

    /** Words of an {@code include_check} line, which holds until the end of the file it stands in. */
    void setChecks(List<String> words, Span span) {
        Set<IncludeCheck> checks = checks();
        if (words.isEmpty()) {
            checks.addAll(EnumSet.allOf(IncludeCheck.class));
            return;
        }
        boolean set = false;
        List<String> faults = new ArrayList<>();
        for (String word : words) {
            boolean signed = word.startsWith("+") || word.startsWith("-");
            IncludeCheck check = IncludeCheck.named(signed ? word.substring(1) : word);
            if (check == null) {
                faults.add(word + " is none of read, match, wildcard_match and brace_match; it is ignored");
            } else if (word.startsWith("-")) {
                checks.remove(check);
            } else if (signed) {
                checks.add(check);
            } else if (set) {
                faults.add("only the first word may stand without a sign; " + word + " is ignored");
            } else {
                set = true;
                checks.clear();
                checks.add(IncludeCheck.READ);
                checks.add(check);
            }
        }
        for (String fault : faults) {
            diagnostics.report(
                    DiagnosticCode.INVALID_INCLUDE_CHECK, span, fault, Advice.help("write +WORD to add a check"));
        }
    }

    /** Finds texts that are rare, for questions that come in the order of the text. */
    private static final class Occurrences {
        private final String text;
        private final List<String> wanted;
        private final int[] nextOfEach;
        private int next = -1;

        private Occurrences(String text, String... wanted) {
            this.text = text;
            this.wanted = List.of(wanted);
            this.nextOfEach = new int[wanted.length];
            Arrays.fill(nextOfEach, -1);
        }

        private boolean isBetween(int start, int end) {
            if (next < start) {
                search(start);
            }
            return next < end;
        }

        private void search(int start) {
            next = Integer.MAX_VALUE;
            for (int i = 0; i < nextOfEach.length; i++) {
                if (nextOfEach[i] < start) {
                    int found = text.indexOf(wanted.get(i), start);
                    nextOfEach[i] = found < 0 ? Integer.MAX_VALUE : found;
                }
                next = Math.min(next, nextOfEach[i]);
            }
        }
    }
}

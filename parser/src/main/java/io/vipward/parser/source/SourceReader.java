package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files that a configuration is named by, or says why they cannot be one. */
public final class SourceReader {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private SourceReader() {}

    /**
     * The file of a name, or the files of a pattern in sorted order.
     *
     * @return empty with a diagnostic of {@link io.vipward.parser.diagnostic.Verdict#FILE} if there is nothing usable
     */
    public static List<SourceFile> readAll(String name, ConfigurationFiles files, Diagnostics diagnostics) {
        boolean literal = files.kind(name) != ConfigurationFiles.Kind.MISSING || !Glob.hasWildcards(name);
        List<String> matched = literal ? List.of() : Glob.expand(name, files).paths();
        if (matched.isEmpty()) {
            SourceFile file = read(name, files, diagnostics);
            return file == null ? List.of() : List.of(file);
        }
        if (matched.size() > 1) {
            String message = name + " stands for " + matched.size() + " files; all are read, one after the other";
            diagnostics.report(DiagnosticCode.SEVERAL_FILES, Span.ofFile(name), message);
        }
        List<SourceFile> read = new ArrayList<>();
        for (String path : matched) {
            SourceFile file = read(path, files, diagnostics);
            if (file != null) {
                read.add(file);
            }
        }
        return read;
    }

    private static @Nullable SourceFile read(String name, ConfigurationFiles files, Diagnostics diagnostics) {
        switch (files.kind(name)) {
            case MISSING -> refuse(DiagnosticCode.FILE_MISSING, name, "the file does not exist", diagnostics);
            case DIRECTORY, SPECIAL ->
                refuse(DiagnosticCode.FILE_NOT_REGULAR, name, "this is not a regular file", diagnostics);
            case EXECUTABLE ->
                diagnostics.report(
                        DiagnosticCode.FILE_EXECUTABLE,
                        Span.ofFile(name),
                        "the file is executable, so it is not taken for a configuration",
                        Advice.help("chmod a-x " + name));
            case TOO_LARGE ->
                refuse(
                        DiagnosticCode.FILE_TOO_LARGE,
                        name,
                        "the file has more than " + Limits.SOURCE_BYTES + " bytes",
                        diagnostics);
            case FILE -> {
                ConfigurationFiles.Content content = files.read(name);
                if (content.text() != null) {
                    return file(name, content.text(), diagnostics);
                }
                refuse(
                        DiagnosticCode.FILE_UNREADABLE,
                        name,
                        "the file cannot be read: " + content.fault(),
                        diagnostics);
            }
        }
        return null;
    }

    /** A file whose text is already in memory. */
    public static SourceFile file(String name, String text, Diagnostics diagnostics) {
        if (text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK) {
            return new SourceFile(name, text);
        }
        SourceFile file = new SourceFile(name, text.substring(1));
        Span span = new Span(new Position(name, 1, 1), 1, file.lineAt(0));
        diagnostics.report(
                DiagnosticCode.BYTE_ORDER_MARK,
                span,
                "the file begins with a byte order mark, which is skipped",
                new Advice(
                        "save the file as UTF-8 without a byte order mark",
                        "takes the mark for a part of the first keyword and does not know it"));
        return file;
    }

    private static void refuse(DiagnosticCode code, String name, String message, Diagnostics diagnostics) {
        diagnostics.report(code, Span.ofFile(name), message);
    }
}

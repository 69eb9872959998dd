package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Advice;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a configuration file, or says why it cannot be one. Blocks on the disk; the only I/O of this module. */
public final class SourceReader {
    /** Fifty thousand real servers take eight million bytes. */
    private static final long LIMIT_BYTES = 32L << 20;

    private static final Set<PosixFilePermission> EXECUTE = Set.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private SourceReader() {}

    /** The file, or null with a diagnostic of {@link io.vipward.parser.diagnostic.Verdict#FILE}. */
    public static @Nullable SourceFile read(Path path, Diagnostics diagnostics) {
        String name = path.toString();
        try {
            if (!Files.exists(path)) {
                refuse(DiagnosticCode.FILE_MISSING, name, "the file does not exist", diagnostics);
                return null;
            }
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            if (!attributes.isRegularFile()) {
                refuse(DiagnosticCode.FILE_NOT_REGULAR, name, "this is not a regular file", diagnostics);
                return null;
            }
            if (attributes.permissions().stream().anyMatch(EXECUTE::contains)) {
                String message = "the file is executable, so it is not taken for a configuration";
                diagnostics.report(
                        DiagnosticCode.FILE_EXECUTABLE, Span.ofFile(name), message, Advice.help("chmod a-x " + name));
                return null;
            }
            if (attributes.size() > LIMIT_BYTES) {
                String message = attributes.size() + " bytes are more than the limit of " + LIMIT_BYTES;
                refuse(DiagnosticCode.FILE_TOO_LARGE, name, message, diagnostics);
                return null;
            }
            return file(name, SourceBytes.decode(Files.readAllBytes(path)), diagnostics);
        } catch (IOException e) {
            refuse(DiagnosticCode.FILE_UNREADABLE, name, "the file cannot be read: " + e, diagnostics);
            return null;
        }
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

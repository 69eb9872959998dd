package io.vipward.daemon.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.source.Position;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Findings for programs: {@code {"exit_code": N, "findings": [...]}}, an object for each finding. */
public final class FindingsJson {
    private FindingsJson() {}

    public static String of(List<Findings> all, int exitCode) {
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeNumberField("exit_code", exitCode);
            out.writeArrayFieldStart("findings");
            for (Findings findings : all) {
                for (Diagnostic diagnostic : findings.diagnostics()) {
                    finding(diagnostic, findings.group(), out);
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void finding(Diagnostic diagnostic, String group, JsonGenerator out) throws IOException {
        Position position = diagnostic.position();
        out.writeStartObject();
        out.writeStringField("group", group);
        out.writeStringField("code", diagnostic.code().toString());
        out.writeStringField("severity", diagnostic.severity().toString());
        out.writeStringField("verdict", verdict(diagnostic));
        out.writeStringField("file", position.file());
        out.writeNumberField("line", position.line());
        out.writeNumberField("column", position.column());
        out.writeNumberField("length", diagnostic.span().length());
        out.writeStringField("message", diagnostic.message());
        out.writeStringField("help", diagnostic.advice().help());
        out.writeStringField("keepalived", diagnostic.advice().keepalived());
        out.writeEndObject();
    }

    static String verdict(Diagnostic diagnostic) {
        return diagnostic.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

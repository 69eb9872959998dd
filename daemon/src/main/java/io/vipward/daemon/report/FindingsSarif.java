package io.vipward.daemon.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.Severity;
import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings as SARIF 2.1.0, which editors and code review tools read. */
public final class FindingsSarif {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final JsonGenerator out;
    private final List<DiagnosticCode> rules;

    private FindingsSarif(JsonGenerator out, List<DiagnosticCode> rules) {
        this.out = out;
        this.rules = rules;
    }

    /**
     * A log with one run.
     *
     * @param version of this program
     */
    public static String of(List<Findings> all, int exitCode, String version) {
        EnumSet<DiagnosticCode> used = EnumSet.noneOf(DiagnosticCode.class);
        all.forEach(findings -> findings.diagnostics().forEach(diagnostic -> used.add(diagnostic.code())));
        return JsonText.of(out -> new FindingsSarif(out, new ArrayList<>(used)).log(all, exitCode, version));
    }

    private void log(List<Findings> all, int exitCode, String version) throws IOException {
        out.writeStartObject();
        out.writeStringField("$schema", SCHEMA);
        out.writeStringField("version", "2.1.0");
        out.writeArrayFieldStart("runs");
        out.writeStartObject();
        tool(version);
        out.writeArrayFieldStart("invocations");
        out.writeStartObject();
        out.writeBooleanField("executionSuccessful", true);
        out.writeNumberField("exitCode", exitCode);
        out.writeEndObject();
        out.writeEndArray();
        out.writeStringField("columnKind", "unicodeCodePoints");
        out.writeArrayFieldStart("results");
        for (Findings findings : all) {
            for (Diagnostic diagnostic : findings.diagnostics()) {
                result(diagnostic, findings.group());
            }
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private void tool(String version) throws IOException {
        out.writeObjectFieldStart("tool");
        out.writeObjectFieldStart("driver");
        out.writeStringField("name", "Vipward");
        out.writeStringField("version", version);
        out.writeArrayFieldStart("rules");
        for (DiagnosticCode code : rules) {
            out.writeStartObject();
            out.writeStringField("id", code.toString());
            text("shortDescription", code.explanation());
            out.writeObjectFieldStart("defaultConfiguration");
            out.writeStringField("level", level(code.severity()));
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndObject();
    }

    private void text(String name, String text) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("text", text);
        out.writeEndObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    private void result(Diagnostic diagnostic, String group) throws IOException {
        String help = diagnostic.advice().help();
        String keepalived = diagnostic.advice().keepalived();
        out.writeStartObject();
        out.writeStringField("ruleId", diagnostic.code().toString());
        out.writeNumberField("ruleIndex", rules.indexOf(diagnostic.code()));
        out.writeStringField("level", level(diagnostic.severity()));
        text(
                "message",
                diagnostic.message()
                        + (keepalived == null ? "" : "; keepalived: " + keepalived)
                        + (help == null ? "" : "; help: " + help));
        out.writeArrayFieldStart("locations");
        location(diagnostic.position(), diagnostic.span());
        out.writeEndArray();
        Position usedAt = diagnostic.span().usedAt();
        if (usedAt != null) {
            out.writeArrayFieldStart("relatedLocations");
            location(usedAt, null);
            out.writeEndArray();
        }
        out.writeObjectFieldStart("properties");
        out.writeStringField("verdict", FindingsJson.verdict(diagnostic));
        out.writeStringField("group", group);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void location(Position start, @Nullable Span span) throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("physicalLocation");
        out.writeObjectFieldStart("artifactLocation");
        out.writeStringField("uri", uri(start.file()));
        out.writeEndObject();
        out.writeObjectFieldStart("region");
        out.writeNumberField("startLine", start.line());
        out.writeNumberField("startColumn", start.column());
        if (span != null) {
            out.writeNumberField("endColumn", start.column() + span.length());
        }
        out.writeEndObject();
        out.writeEndObject();
        out.writeEndObject();
    }

    private static String uri(String file) {
        try {
            boolean absolute = file.startsWith("/");
            // A colon in the first part of a relative path would be taken for a scheme.
            String path = absolute || file.indexOf(':') < 0 ? file : "./" + file;
            return new URI(absolute ? "file" : null, absolute ? "" : null, path, null, null).toASCIIString();
        } catch (URISyntaxException e) {
            return "unknown";
        }
    }
}

package io.vipward.parser.source;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.Diagnostics;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the preprocessor alone, on a host called node1. */
final class Preprocessing {
    private final Diagnostics diagnostics = new Diagnostics();
    private final SourceText text;

    private Preprocessing(String text, ParseSettings settings) {
        SourceFile file = SourceReader.file("/a.conf", text, diagnostics);
        this.text = Preprocessor.process(List.of(file), settings, diagnostics);
    }

    static ParseSettings node1() {
        return ParseSettings.ISOLATED
                .withConfigId("node1")
                .withEnvironment(Map.of("HOME", "/root")::get)
                .withRandom(bound -> bound - 1);
    }

    static Preprocessing of(String text) {
        return new Preprocessing(text, node1());
    }

    static Preprocessing of(String text, ParseSettings settings) {
        return new Preprocessing(text, settings);
    }

    static Preprocessing of(String text, FilesInMemory files) {
        return new Preprocessing(text, node1().withFiles(files));
    }

    SourceText text() {
        return text;
    }

    /** The lines that have something in them, without blanks around it. */
    List<String> lines() {
        return Arrays.stream(text.toString().split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Where the first occurrence of a word was written. */
    String place(String word) {
        return text.position(text.toString().indexOf(word)).toString();
    }

    /** Where it was put to use. */
    String use(String word) {
        int at = text.toString().indexOf(word);
        return String.valueOf(text.span(at, at + word.length()).usedAt());
    }

    List<Diagnostic> diagnostics() {
        return diagnostics.sorted();
    }

    List<String> findings() {
        return diagnostics().stream()
                .map(finding -> finding.position() + " " + finding.code())
                .toList();
    }
}

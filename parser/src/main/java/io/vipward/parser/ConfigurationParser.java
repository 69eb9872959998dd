package io.vipward.parser;

import io.vipward.parser.check.ConfigurationCheck;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.SyntaxTree;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.schema.Binder;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.source.Preprocessor;
import io.vipward.parser.source.SourceFile;
import io.vipward.parser.source.SourceReader;
import io.vipward.parser.source.SourceText;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads configurations: file to text with origins, to statements, to values, to a complete configuration.
 *
 * <p>No input makes it throw, and it always reads to the end. It keeps no state, so any thread may use it; it reads the
 * disk, so the threads of the engines must not.
 */
public final class ConfigurationParser {
    private ConfigurationParser() {}

    /** Reads a file. */
    public static ParseResult parse(Path path) {
        Diagnostics diagnostics = new Diagnostics();
        SourceFile file = SourceReader.read(path, diagnostics);
        return file == null ? new ParseResult(null, diagnostics.sorted()) : parse(file, diagnostics);
    }

    /**
     * Reads a text.
     *
     * @param name what diagnostics call it
     */
    public static ParseResult parse(String name, String text) {
        Diagnostics diagnostics = new Diagnostics();
        return parse(SourceReader.file(name, text, diagnostics), diagnostics);
    }

    private static ParseResult parse(SourceFile file, Diagnostics diagnostics) {
        SourceText source = Preprocessor.process(file, diagnostics);
        Block tree = SyntaxTree.parse(source, Binder.topLevel(), diagnostics);
        BoundBlock top = Binder.bind(source, tree, diagnostics);
        Configuration configuration = ConfigurationCheck.complete(file.name(), top, diagnostics);
        List<Diagnostic> findings = diagnostics.sorted();
        boolean stops = findings.stream().anyMatch(finding -> finding.verdict().stopsTheDaemon());
        return new ParseResult(stops ? null : configuration, findings);
    }
}

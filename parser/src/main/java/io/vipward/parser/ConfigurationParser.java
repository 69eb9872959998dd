package io.vipward.parser;

import io.vipward.parser.check.ConfigurationCheck;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.SyntaxTree;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.schema.Binder;
import io.vipward.parser.schema.BoundBlock;
import io.vipward.parser.source.Host;
import io.vipward.parser.source.ParseSettings;
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

    /** Reads a file of this host, or the files of a pattern, with the settings of {@link Host#settings}. */
    public static ParseResult parse(Path path) {
        return parse(path, Host.settings());
    }

    /**
     * Reads a file, or the files of a pattern, and what they include.
     *
     * @param settings whose {@link ParseSettings#files} are read
     */
    public static ParseResult parse(Path path, ParseSettings settings) {
        Diagnostics diagnostics = new Diagnostics();
        List<SourceFile> files = SourceReader.readAll(path.toString(), settings.files(), diagnostics);
        return files.isEmpty() ? new ParseResult(null, diagnostics.sorted()) : parse(files, settings, diagnostics);
    }

    /**
     * Reads a text, for which there are no files to include and no environment.
     *
     * @param name what diagnostics call it
     */
    public static ParseResult parse(String name, String text) {
        return parse(name, text, ParseSettings.ISOLATED);
    }

    /**
     * Reads a text and what it includes.
     *
     * @param name what diagnostics call it; includes are relative to its directory
     */
    public static ParseResult parse(String name, String text, ParseSettings settings) {
        Diagnostics diagnostics = new Diagnostics();
        return parse(List.of(SourceReader.file(name, text, diagnostics)), settings, diagnostics);
    }

    private static ParseResult parse(List<SourceFile> files, ParseSettings settings, Diagnostics diagnostics) {
        SourceText source = Preprocessor.process(files, settings, diagnostics);
        Block tree = SyntaxTree.parse(source, Binder.topLevel(), diagnostics);
        BoundBlock top = Binder.bind(source, tree, diagnostics);
        Configuration configuration = ConfigurationCheck.complete(files.get(0).name(), top, diagnostics);
        return new ParseResult(configuration, diagnostics.sorted());
    }
}

package io.vipward.parser.grammar;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.source.SourceText;
import org.antlr.v4.runtime.UnbufferedTokenStream;

/** The first stage behind the source: text to statements. */
public final class SyntaxTree {
    private SyntaxTree() {}

    /**
     * Reads the whole text, whatever is in it.
     *
     * @param rules of the top level
     * @return the top level as a block
     */
    public static Block parse(SourceText source, KeywordRules rules, Diagnostics diagnostics) {
        TreeBuilder builder = new TreeBuilder(source, rules, diagnostics);
        KeepalivedLexer lexer = new KeepalivedLexer(new SourceCharStream(source));
        lexer.removeErrorListeners();
        KeepalivedParser parser = new KeepalivedParser(new UnbufferedTokenStream<>(lexer));
        parser.removeErrorListeners();
        parser.setBuildParseTree(false);
        parser.sendTo(builder);
        parser.configuration();
        return builder.tree();
    }
}

package io.vipward.parser.grammar;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.source.SourceText;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;

/** The first stage behind the source: text to statements. */
public final class SyntaxTree {
    /** Every row of tokens is a configuration, so that nothing has to be looked for before each. */
    private static final DefaultErrorStrategy NO_ERRORS = new DefaultErrorStrategy() {
        @Override
        public void sync(Parser recognizer) {}
    };

    private SyntaxTree() {}

    /**
     * Reads the whole text, whatever is in it.
     *
     * @param rules of the top level
     * @return the top level as a block
     */
    public static Block parse(SourceText source, KeywordRules rules, Diagnostics diagnostics) {
        TreeBuilder builder = new TreeBuilder(source, rules, diagnostics);
        KeepalivedParser parser = new KeepalivedParser(new SourceTokens(source));
        parser.removeErrorListeners();
        parser.setErrorHandler(NO_ERRORS);
        parser.setBuildParseTree(false);
        parser.sendTo(builder);
        parser.configuration();
        return builder.tree();
    }
}

package io.vipward.parser.grammar;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** What the generated parser extends: it passes each token on to the builder. */
abstract class TokenReceiver extends Parser {
    private @Nullable TreeBuilder builder;

    TokenReceiver(TokenStream input) {
        super(input);
    }

    void sendTo(TreeBuilder receiver) {
        this.builder = receiver;
    }

    final void word(Token token) {
        receiver().word(token.getStartIndex(), token.getStopIndex() + 1);
    }

    final void quoted(Token token) {
        receiver().quoted(token.getStartIndex(), token.getStopIndex() + 1);
    }

    final void unmatched(Token token) {
        receiver().unmatchedQuote(token.getStartIndex(), token.getStopIndex() + 1);
    }

    final void open(Token token) {
        receiver().openBrace(token.getStartIndex());
    }

    final void close(Token token) {
        receiver().closeBrace(token.getStartIndex());
    }

    final void endOfLine() {
        receiver().endOfLine();
    }

    final void endOfFile(Token token) {
        receiver().endOfFile(token.getStartIndex());
    }

    private TreeBuilder receiver() {
        if (builder == null) {
            throw new IllegalStateException("the parser runs before it has a receiver");
        }
        return builder;
    }
}

package io.vipward.parser.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.Preprocessor;
import io.vipward.parser.source.SourceReader;
import io.vipward.parser.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.junit.jupiter.api.Test;

/** What is read without the lexer is what the lexer would read. */
class SourceTokensPropertiesTest {
    private static final int TEXTS = 20_000;
    private static final long SEED = 20_261_121L;
    private static final String[] PIECES = {
        "word",
        "a",
        "1",
        "10.0.0.1",
        "{",
        "}",
        "\n",
        "\n",
        " ",
        "\t",
        "\r",
        "\u000b",
        "\f",
        "\"",
        "\\",
        "\\\\",
        "\\\"",
        "\\#",
        "\\!",
        "#",
        "!",
        "# remark",
        "//",
        "é",
        "\ud83d\ude00",
        "\udc80",
        "'",
        "%",
        "\u0001",
        "\u007f",
    };

    @Test
    void tokensAreThoseOfTheLexer() {
        Random random = new Random(SEED);
        for (int i = 0; i < TEXTS; i++) {
            SourceText text = text(random);

            List<String> tokens = tokens(new SourceTokens(text));

            assertEquals(lexed(text), tokens, () -> "seed " + SEED + ", text " + text);
        }
    }

    private static SourceText text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        Diagnostics diagnostics = new Diagnostics();
        return Preprocessor.process(
                List.of(SourceReader.file("a.conf", text.toString(), diagnostics)),
                ParseSettings.ISOLATED,
                diagnostics);
    }

    private static List<String> tokens(TokenStream stream) {
        List<String> tokens = new ArrayList<>();
        while (stream.LA(1) != Token.EOF) {
            tokens.add(described(stream.LT(1)));
            stream.consume();
        }
        return tokens;
    }

    private static List<String> lexed(SourceText text) {
        KeepalivedLexer lexer = new KeepalivedLexer(new SourceCharStream(text));
        lexer.removeErrorListeners();
        return lexer.getAllTokens().stream()
                .map(SourceTokensPropertiesTest::described)
                .toList();
    }

    private static String described(Token token) {
        return KeepalivedLexer.VOCABULARY.getSymbolicName(token.getType()) + " " + token.getStartIndex() + ".."
                + token.getStopIndex();
    }
}

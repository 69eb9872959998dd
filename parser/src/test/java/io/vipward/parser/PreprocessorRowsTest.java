package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.grammar.Block;
import io.vipward.parser.grammar.KeywordRules;
import io.vipward.parser.grammar.Statement;
import io.vipward.parser.grammar.SyntaxTree;
import io.vipward.parser.grammar.Word;
import io.vipward.parser.source.ConfigurationFiles.Kind;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.Preprocessor;
import io.vipward.parser.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Conditions, definitions, sequences and includes, statement by statement of section 8 of the notes on the language, in
 * their order: which words reach the keywords.
 *
 * <p>In a text {@code %} ends a line. A row has the words of each statement, with ; between statements and in the quotes
 * that they were written in, the exit code of the test, and the codes of what was found. What differs from keepalived on
 * purpose is listed in docs/compatibility.md, under "Includes, definitions, conditions, sequences".
 */
class PreprocessorRowsTest {
    private static final int LONGEST_SHOWN = 100;

    private static final FilesInMemory FILES = new FilesInMemory()
            .with("/inc.conf", "inc\n")
            .with("/sp ace.conf", "space\n")
            .with("/exe.conf", Kind.EXECUTABLE)
            .with("/fifo.conf", Kind.SPECIAL)
            .with("/bad.conf", "global_defs {\nrouter_idd x\n}\n")
            .with("/good.conf", "global_defs {\nrouter_id x\n}\n")
            .with("/d/a.conf", "a\n")
            .with("/d/b.conf", "b\n")
            .with("/d/check.conf", "global_defs {\ninclude_check\n}\n")
            .with("/d/def.conf", "$D=5\n")
            .with("/d/lost.conf", "include absent.conf\n")
            .with("/d/open.conf", "o {\n")
            .with("/d/pwd.conf", "pwd ${_PWD}\n")
            .with("/d/self.conf", "s\ninclude self.conf\n")
            .with("/d/sub.conf", "include e/c.conf\ninclude b.conf\n")
            .with("/d/e/c.conf", "c\n");

    private static final ParseSettings NODE1 = ParseSettings.ISOLATED
            .withConfigId("node1")
            .withFiles(FILES)
            .withEnvironment(Map.of("HOME", "/root")::get)
            .withRandom(bound -> bound - 1);

    /** Any word may be a keyword, and may have a block. */
    private static final KeywordRules ANYTHING = new KeywordRules() {
        @Override
        public boolean isComplete(List<Word> words) {
            return false;
        }

        @Override
        public boolean opensBlock(List<Word> words) {
            return false;
        }

        @Override
        public KeywordRules inside(List<Word> words) {
            return this;
        }
    };

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "preprocessor-rows.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '`')
    void wordsReachTheKeywords(String row, String text, String statements, int exitCode, String findings) {
        Diagnostics diagnostics = new Diagnostics();
        String written = text.replace('%', '\n').replace("\\t", "\t").replace("\\r", "\r");

        Block tree = SyntaxTree.parse(
                Preprocessor.process(List.of(SourceReader.file("/a.conf", written, diagnostics)), NODE1, diagnostics),
                ANYTHING,
                diagnostics);

        ParseResult result = new ParseResult(null, diagnostics.sorted());
        assertEquals(statements, orDash(words(tree)), result::text);
        assertEquals(findings, orDash(String.join(" ", Parsing.codes(result))), result::text);
        assertEquals(exitCode, result.testExitCode(), result::text);
    }

    /** The main file obeys the rules of included ones. */
    @ParameterizedTest(name = "8.5: the main file, {0}")
    @CsvSource({
        "/good.conf,   0, 0, -",
        "/absent.conf, 0, 6, file-missing",
        "/abs*nt.conf, 0, 6, file-missing",
        "/exe.conf,    0, 6, file-executable",
        "/d,           0, 6, file-not-regular",
        "/fifo.conf,   0, 6, file-not-regular",
        "/goo?.conf,   0, 0, -",
        "'/{good,bad}.conf', 5, 0, unknown-keyword several-files",
        "'/{good,inc}.conf', 5, 0, unknown-keyword several-files",
    })
    void mainFileIsReadAsIncludedOnesAre(String name, int testExitCode, int startExitCode, String findings) {
        ParseResult result = ConfigurationParser.parse(Path.of(name), NODE1);

        assertEquals(findings, orDash(String.join(" ", Parsing.codes(result))), result::text);
        assertEquals(testExitCode, result.testExitCode(), result::text);
        assertEquals(startExitCode, result.startExitCode(), result::text);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String words(Block block) {
        return block.statements().stream().map(PreprocessorRowsTest::words).collect(Collectors.joining("; "));
    }

    private static String words(Statement statement) {
        String words = statement.words().stream()
                .map(word ->
                        word.text().length() > LONGEST_SHOWN ? "(" + word.text().length() + ")" : word.toString())
                .collect(Collectors.joining(" "));
        Block block = statement.block();
        return block == null ? words : words + " {" + words(block) + "}";
    }
}

package io.vipward.parser.keywords;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ModelDifference;
import io.vipward.parser.ParseResult;
import io.vipward.parser.model.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Every keyword is judged as keepalived judges it: right values, the ends of the range, wrong ones, none, two. */
class KeywordRowsTest {
    @TestFactory
    Stream<DynamicContainer> everyKeywordIsJudgedAsByKeepalived() {
        return KeywordRows.byBlock().entrySet().stream()
                .map(entry -> DynamicContainer.dynamicContainer(
                        entry.getKey(), entry.getValue().stream().flatMap(KeywordRowsTest::tests)));
    }

    private static Stream<DynamicTest> tests(KeywordRow row) {
        return KeywordRows.contexts(row).stream()
                .map(context -> DynamicTest.dynamicTest(
                        row.block() + " " + row.keyword() + " in " + context,
                        () -> check(row, KeywordRows.context(context))));
    }

    private static void check(KeywordRow row, String context) {
        List<Executable> checks = new ArrayList<>();
        for (Example example : row.examples()) {
            checks.add(() -> checkExample(row, context, example));
        }
        if (!row.cell("duplicate").isEmpty()) {
            Duplicate duplicate = Duplicate.valueOf(row.cell("duplicate"));
            checks.add(() -> checkDuplicate(row, context, duplicate));
        }
        assertAll(checks);
    }

    private static void checkExample(KeywordRow row, String context, Example example) {
        Trial trial = Trial.of(context, row, List.of(example.text()));

        ParseResult result = trial.parse();

        assertTrue(example.outcome().is(result, trial::holds), () -> failure(row, example, result));
    }

    private static void checkDuplicate(KeywordRow row, String context, Duplicate duplicate) {
        List<String> values = row.twoGoodValues();
        Trial trial = Trial.of(context, row, values);

        ParseResult result = trial.parse();

        Example second = new Example(String.join(" / ", values), duplicate.outcome());
        assertTrue(duplicate.outcome().is(result, trial::holds), () -> failure(row, second, result));
        if (duplicate != Duplicate.ALL) {
            String counts = values.get(duplicate.firstCounts() ? 0 : 1);
            Configuration alone =
                    configuration(Trial.of(context, row, List.of(counts)).parse());
            assertEquals(
                    List.of(),
                    ModelDifference.between(alone, configuration(result)),
                    () -> row.block() + ": " + row.statement(counts) + " should count");
        }
    }

    private static Configuration configuration(ParseResult result) {
        Configuration configuration = result.configuration();
        assertNotNull(configuration, result::text);
        return configuration;
    }

    private static String failure(KeywordRow row, Example example, ParseResult result) {
        return row.block() + ": " + row.statement(example.text()) + "\nshould be " + example.outcome()
                + ", but the exit code is " + result.testExitCode() + " with\n" + result.text();
    }
}

package io.vipward.parser;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Numbers, times, booleans, addresses and limits, row by row of section 9 of the notes on the language, in their order;
 * see {@link LanguageRow}.
 */
class ValueRowsTest {
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "value-rows.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '`')
    void valueIsReadAsTheRowSays(String row, String text, String expected, int exitCode) {
        LanguageRow.check(row, text, expected, exitCode);
    }
}

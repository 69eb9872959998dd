package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNumberTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "10,10",
                "-10,-10",
                "+7,7",
                " \t 12,12",
                "0x10,16",
                "0XfF,255",
                "-0x10,-16",
                "0x,0",
                "0xg,0",
                "010,8",
                "09,0",
                "0,0",
                "1foo,1",
                "abc,0",
                "-,0",
                "'',0",
                "- 5,0",
                "5 6,5",
                "99999999999,99999999999",
                "9223372036854775807,9223372036854775807",
                "9223372036854775808,9223372036854775807",
                "-9223372036854775808,-9223372036854775808",
                "-9223372036854775809,-9223372036854775808",
                "0xffffffffffffffffff,9223372036854775807",
                "\u0663,0"
            })
    void textIsReadAsStrtolReadsIt(String text, long number) {
        assertEquals(number, FileNumber.of(text));
    }
}

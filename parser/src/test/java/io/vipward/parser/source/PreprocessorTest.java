package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private SourceText process(String text) {
        return Preprocessor.process(SourceReader.file("a.conf", text, diagnostics), diagnostics);
    }

    private List<String> findings() {
        return diagnostics.sorted().stream()
                .map(finding ->
                        finding.position().line() + ":" + finding.position().column() + " " + finding.code())
                .toList();
    }

    @Test
    void plainTextIsUnchanged() {
        String text = "a b\n\tc # ~SEQ( $X @y\n\"$\"\n";

        assertEquals(text, process(text).toString());
        assertEquals(List.of(), findings());
    }

    @Test
    void byteOrderMarkIsSkipped() {
        SourceText text = process("\ufeffa b\n");

        assertEquals("a b\n", text.toString());
        assertEquals("a.conf:1:3", text.position(2).toString());
        assertEquals(List.of("1:1 byte-order-mark"), findings());
    }

    @Test
    void lineOfMoreThan1023BytesIsIgnored() {
        String longest = "x".repeat(1023);
        String wide = "é".repeat(511) + "x";

        SourceText text = process(longest + "\n" + longest + "x\n" + wide + "\n" + wide + "x\na\n");

        assertEquals(longest + "\n\n" + wide + "\n\na\n", text.toString());
        assertEquals(List.of("2:1 line-too-long", "4:1 line-too-long"), findings());
        assertEquals("a.conf:5:1", text.position(text.length() - 2).toString());
    }

    @Test
    void lineWithNulBytesIsIgnored() {
        assertEquals("a\n\nc", process("a\nb\0\nc").toString());
        assertEquals(List.of("2:1 embedded-nul"), findings());
    }

    @Test
    void fileOfOneLineWithCarriageReturnsIsMentioned() {
        process("global_defs {\r}\r");

        assertEquals(List.of("1:1 carriage-return-only"), findings());
    }

    @Test
    void everyConstructIsRefusedByItsName() {
        process("include x\nincludem y\n$A=1\n @b c\n~SEQ(N,1) x\n~LST(N,1) y\nz $A ${A}\n");

        assertEquals(
                List.of(
                        "include x is not supported by this version",
                        "includem y is not supported by this version",
                        "the definition of $A is not supported by this version",
                        "the condition @b is not supported by this version",
                        "the sequence ~SEQ is not supported by this version",
                        "the sequence ~LST is not supported by this version",
                        "the use of the definition $A is not supported by this version",
                        "the use of the definition $A is not supported by this version"),
                diagnostics.sorted().stream().map(finding -> finding.message()).toList());
    }

    @Test
    void linesOfADefinitionAreDroppedAndPlacesStayRight() {
        SourceText text = process("$A= \\\n  one { \\\n  two\nafter ${A}b\n");

        assertEquals("\n\n\nafter $Ab\n", text.toString());
        assertEquals("a.conf:4:1", text.position(3).toString());
        assertEquals("a.conf:4:11", text.position(text.toString().indexOf('b')).toString());
        assertTrue(text.isRefused(0, 1));
        assertTrue(text.isLineRefused(5));
    }

    @Test
    void whatLooksLikeAConstructButIsNoneStays() {
        String text = "includes x\n$A =1\n${UNKNOWN} $B.x\n~FOO(1)\n\"~SEQ(\"\n";

        assertEquals(text, process(text).toString());
        assertEquals(List.of(), findings());
    }

    @Test
    void restOfAConditionalLineKeepsItsPlace() {
        SourceText text = process("  @^n1 priority 5\nx\n");

        assertEquals(" priority 5\nx\n", text.toString());
        assertEquals("a.conf:1:8", text.position(1).toString());
        assertTrue(text.isLineRefused(3));
        assertFalse(text.isLineRefused(text.length() - 2));
    }

    @Test
    void columnsCountCharacters() {
        SourceText text = process("😀é x\n");

        assertEquals("a.conf:1:4", text.position(text.toString().indexOf('x')).toString());
    }
}

package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.diagnostic.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreprocessorTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private SourceText process(String text) {
        return Preprocessor.process(
                List.of(SourceReader.file("a.conf", text, diagnostics)), ParseSettings.ISOLATED, diagnostics);
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
        SourceText text = process("a\nb\0\nc");

        assertEquals("a\n\nc", text.toString());
        assertTrue(text.isLineRefused(2));
        assertFalse(text.isLineRefused(3));
        assertEquals(List.of("2:1 embedded-nul"), findings());
    }

    @Test
    void nulBytesThatFillAFileUpAreNoFault() {
        SourceText text = process("a\n\0\0\0");

        assertEquals("a\n", text.toString());
        assertFalse(text.isLineRefused(1));
        assertEquals(List.of("2:1 embedded-nul"), findings());
        assertEquals(Verdict.ACCEPTED, diagnostics.sorted().get(0).verdict());
    }

    @Test
    void fileOfOneLineWithCarriageReturnsIsMentioned() {
        process("global_defs {\r}\r");

        assertEquals(List.of("1:1 carriage-return-only"), findings());
    }

    @Test
    void columnsCountCharacters() {
        SourceText text = process("😀é x\n");

        assertEquals("a.conf:1:4", text.position(text.toString().indexOf('x')).toString());
    }
}

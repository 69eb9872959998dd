package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.SourceBytes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of ten megabytes that were written to keep a parser busy, or to fill its memory. Each ends in few findings; what
 * cannot end otherwise, at a limit.
 */
@Timeout(60)
class HostileInputTest {
    private static final int BYTES = 10_000_000;

    private static String repeated(String piece) {
        return repeated(piece, BYTES);
    }

    private static String repeated(String piece, int bytes) {
        return piece.repeat(bytes / piece.length());
    }

    private static List<String> codes(String text) {
        ParseResult result = ConfigurationParser.parse("a.conf", text);
        return result.diagnostics().stream()
                .map(diagnostic -> diagnostic.code().toString())
                .distinct()
                .toList();
    }

    /** Of pieces without a line feed the one line is too long to be read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {"{", "}", "x", "x y ", "\"", "$", "${", "@", "~SEQ(", "\\#"})
    void singleLine(String piece) {
        assertEquals(List.of("line-too-long"), codes(repeated(piece)));
    }

    @Test
    void nothingButNulBytes() {
        assertEquals(List.of("embedded-nul"), codes(repeated("\0")));
    }

    @Test
    void bytesThatAreNoText() {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) 0xff);

        assertEquals(List.of("line-too-long"), codes(SourceBytes.decode(bytes)));
    }

    @Test
    void nothingButEmptyLines() {
        assertEquals(List.of(), codes(repeated("\n")));
    }

    /** In a row {@code %} stands for a line feed; the last finding is the one that ends the reading. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "}%|20000 braces and quotes",
                "\"%|20000 braces and quotes",
                "$%|200000 lines",
                "${A}%|200000 lines",
                "@%|200000 lines",
                "@^x y%|200000 lines",
                "~SEQ(%|200000 lines",
                "$A=1%|200000 lines",
                "$A= \\%x \\%|200000 lines",
                "include nosuch%|200000 lines",
                "~SEQ(A,1,9999999999999) $A%|200000 lines from sequences",
                "~SEQ(A,1,1000) ~SEQ(B,1,1000) $A$B%|200000 lines from sequences",
            })
    void lineAfterLine(String piece, String limit) {
        ParseResult result = ConfigurationParser.parse("a.conf", repeated(piece.replace('%', '\n'), BYTES / 3));

        assertStopped(result, limit);
    }

    @Test
    void nulBytesOnEachLine() {
        assertStopped(ConfigurationParser.parse("a.conf", repeated("\0\n", BYTES / 3)), "200000 lines");
    }

    private static void assertStopped(ParseResult result, String limit) {
        List<String> stops = result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code().toString().equals("too-large-in-full"))
                .map(Diagnostic::message)
                .toList();
        assertEquals(1, stops.size(), result::text);
        assertTrue(stops.get(0).contains("more than " + limit), stops::toString);
        assertEquals(5, result.testExitCode());
        assertTrue(result.fatal());
        assertTrue(result.diagnostics().size() < 1_010);
    }

    @Test
    void braceAfterBraceIsNestedTooDeep() {
        assertTrue(codes(repeated("{\n")).contains("nested-too-deep"));
    }

    @Test
    void hundredThousandNestedBlocks() {
        assertTrue(codes("vrrp_instance x {\n".repeat(100_000)).contains("missing-closing-brace"));
        assertTrue(codes("a {\n".repeat(100_000)).contains("nested-too-deep"));
    }

    @Test
    void millionUnknownKeywords() {
        List<String> codes = codes("frobnicate\n".repeat(1_000_000));

        assertTrue(codes.contains("unknown-keyword") || codes.contains("too-large-in-full"), codes::toString);
    }

    @Test
    void sevenHundredThousandAddressesOfAnInstance() {
        StringBuilder text =
                new StringBuilder("vrrp_instance x {\nvirtual_router_id 1\ninterface lo\nvirtual_ipaddress {\n");
        for (int i = 0; i < 700_000; i++) {
            text.append("10.")
                    .append(i >> 16)
                    .append('.')
                    .append(i >> 8 & 0xff)
                    .append('.')
                    .append(i & 0xff)
                    .append('\n');
        }

        List<String> codes = codes(text.append("}\n}\n").toString());

        assertTrue(codes.contains("setting-cleared") || codes.contains("too-large-in-full"), codes::toString);
    }

    @Test
    void definitionsThatDoubleEachOther() {
        StringBuilder text = new StringBuilder("$A0=xxxxxxxxxxxxxxxx\n");
        for (int i = 1; i < 60; i++) {
            text.append(String.format(Locale.ROOT, "$A%d=${A%d}${A%d}%n", i, i - 1, i - 1));
        }

        assertStopped(ConfigurationParser.parse("a.conf", text + "$A59 x\n".repeat(100_000)), "200000 uses");
    }

    @Test
    void definitionsThatUseEachOtherInACircle() {
        String piece = "$A=$B$B\n$B=$C $C\n$C=${D}${D}\n$D=${A}x\n$A\n";

        assertEquals(List.of("definition-loop", "more-findings"), codes(piece.repeat(10_000)));
    }

    @Test
    void filesThatIncludeEachOther() {
        String loop = "include a.conf\ninclude b.conf\n".repeat(1_000);
        FilesInMemory files = new FilesInMemory().with("/a.conf", loop).with("/b.conf", loop);

        ParseResult result = ConfigurationParser.parse("/a.conf", loop, ParseSettings.ISOLATED.withFiles(files));

        assertStopped(result, "");
    }
}

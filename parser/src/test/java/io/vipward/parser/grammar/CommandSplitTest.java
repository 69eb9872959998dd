package io.vipward.parser.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandSplitTest {
    private static List<String> arguments(String line) {
        return CommandSplit.of(line).arguments();
    }

    @Test
    void argumentsStandBetweenTheQuotesOfTheCommand() {
        assertEquals(List.of("/x.sh", "a", "b c", "d"), arguments(" \"/x.sh a 'b c' d\""));
        assertEquals(List.of("/x.sh"), arguments(" /x.sh a b"));
        assertEquals(List.of("/x.sh"), arguments(" \"/x.sh\" a b"));
        assertEquals(List.of("/x.sh", "x", "y"), arguments(" '/x.sh x y'"));
        assertEquals(List.of("/a b/s p.sh", "1", "2"), arguments(" \"'/a b/s p.sh' 1 2\""));
        assertEquals(List.of("/bin/sh", "-c", "a | b"), arguments(" \"/bin/sh -c 'a | b'\""));
    }

    @Test
    void nothingIsGivenToAShell() {
        assertEquals(
                List.of("/x.sh", "$HOME", "*", "~", ";", "|", ">", ""), arguments("\"/x.sh $HOME * ~ ; | > '' \""));
    }

    @Test
    void quotedAndUnquotedPartsAreOneWord() {
        assertEquals(List.of("/bin/ab"), arguments("/bin/\"a\"'b'"));
    }

    @Test
    void escapesAreDecodedOnce() {
        assertEquals(List.of("/bin/a", "\"c", "d\""), arguments("\"/bin/a \\\"c d\\\"\""));
        assertEquals(List.of("/a", "\u0007\b\u001b\f\n\r\t\u000b"), arguments("\"/a \\a\\b\\E\\f\\n\\r\\t\\v\""));
        assertEquals(List.of("/a", "AA1", "\u0001", "\\", "q"), arguments("\"/a \\101\\x411 \\cA \\\\ \\q\""));
        assertEquals(List.of("/a", "b c"), arguments("\"/a b\\ c\""));
    }

    @Test
    void escapesBetweenSingleQuotesStay() {
        assertEquals(List.of("/a", "\\n"), arguments("\"/a '\\n'\""));
    }

    @Test
    void highOctetsAreKeptAsBytes() {
        assertEquals(List.of("/a", "\udcff"), arguments("\"/a \\377\""));
    }

    @Test
    void wordsBehindTheCommandAreUserAndGroup() {
        CommandSplit split = CommandSplit.of("\"/bin/a x\" nobody 'no group'");

        assertEquals(List.of("/bin/a", "x"), split.arguments());
        assertEquals(List.of("nobody", "no group"), split.others());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\"\"", "'a", "\"/a 'b\"", "/a\\", "\"/a \\\\\\\"", "\"/a \\0b\"", "\"'' x\""})
    void commandsThatCannotRunHaveAFault(String line) {
        CommandSplit split = CommandSplit.of(line);

        assertNotNull(split.fault());
        assertEquals(List.of(), split.arguments());
    }

    @Test
    void openQuotesAreSeen() {
        assertTrue(CommandSplit.endsInQuotes(" 'a b"));
        assertFalse(CommandSplit.endsInQuotes(" 'a b' \"c\""));
    }
}

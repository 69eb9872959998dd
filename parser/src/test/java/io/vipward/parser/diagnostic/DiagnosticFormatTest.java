package io.vipward.parser.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.source.Position;
import io.vipward.parser.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosticFormatTest {
    private static String text(String line, int column, int length, Advice advice) {
        Span span = new Span(new Position("a.conf", 14, column), length, line);
        DiagnosticCode code = DiagnosticCode.TRAILING_TEXT;
        return DiagnosticFormat.text(
                List.of(new Diagnostic(code, code.severity(), code.verdict(), span, "message", advice)));
    }

    @Test
    void findingShowsItsLineAndWhatToDo() {
        assertEquals("""
                a.conf:14:8: warning [trailing-text] message
                    weight 5s
                           ^~
                  keepalived: uses 5
                  help: write 5
                """, text("weight 5s", 8, 2, new Advice("write 5", "uses 5")));
    }

    @Test
    void caretStandsUnderTheWordThoughThereAreTabsAndWideCharacters() {
        assertEquals(
                "a.conf:14:4: warning [trailing-text] message\n    \t中x5\n    \t   ^\n",
                text("\t中x5", 4, 1, Advice.NONE));
    }

    @Test
    void controlCharactersAndStrayBytesAreNotPrinted() {
        String text = text("a\u001b[31m\udce4 5", 1, 1, Advice.NONE);

        assertFalse(text.contains("\u001b"));
        assertTrue(text.contains("    a?[31m? 5\n"), text);
    }

    @Test
    void messagesCannotMoveTheCursorEither() {
        Span span = new Span(new Position("a.conf", 1, 1), 1, "");
        DiagnosticCode code = DiagnosticCode.UNKNOWN_KEYWORD;
        Diagnostic diagnostic =
                new Diagnostic(code, code.severity(), code.verdict(), span, "\u001b[2J is", Advice.help("\u0007"));

        String text = DiagnosticFormat.text(List.of(diagnostic));

        assertEquals("a.conf:1:1: error [unknown-keyword] ?[2J is\n  help: ?\n", text);
    }

    @Test
    void coloursStandAroundSeverityMarkAndTitles() {
        Span span = new Span(new Position("a.conf", 14, 8), 2, "weight 5s");
        DiagnosticCode code = DiagnosticCode.TRAILING_TEXT;
        Diagnostic diagnostic =
                new Diagnostic(code, code.severity(), code.verdict(), span, "message", Advice.help("write 5"));

        String text = DiagnosticFormat.text(List.of(diagnostic), DiagnosticFormat.Style.COLOURED);

        assertEquals(
                "a.conf:14:8: <1;33mwarning<0m [trailing-text] message\n"
                        + "    weight 5s\n           <32m^~<0m\n  <36mhelp:<0m write 5\n",
                text.replace("\u001b[", "<"));
    }

    @Test
    void endlessLinesAreCut() {
        assertTrue(text("x".repeat(1_000), 1, 1, Advice.NONE).length() < 500);
    }

    @Test
    void nearestWordIsTheOneWithTheFewestChanges() {
        Set<String> words = Set.of("priority", "interface", "state");

        assertEquals("priority", Spelling.nearest("prioirty", words));
        assertEquals("state", Spelling.nearest("STATE", words));
        assertNull(Spelling.nearest("frobnicate", words));
        assertNull(Spelling.nearest("", words));
    }

    @Test
    void codesAreUniqueAndExplained() {
        Set<String> explanations = new HashSet<>();
        for (DiagnosticCode code : DiagnosticCode.values()) {
            assertTrue(code.toString().matches("[a-z]+(-[a-z0-9]+)*"), code.toString());
            assertTrue(code.explanation().endsWith("."), code.toString());
            assertTrue(explanations.add(code.explanation()), code.toString());
        }
    }
}

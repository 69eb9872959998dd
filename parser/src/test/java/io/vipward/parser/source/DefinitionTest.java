package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static void assertLines(String text, String... lines) {
        Preprocessing result = Preprocessing.of(text);

        assertEquals(List.of(lines), result.lines());
        assertEquals(List.of(), result.findings());
    }

    @Test
    void bracedNameIsReplacedAnywhere() {
        assertLines("$P=10\npriority ${P}0 x${P}y \"z ${P}\"", "priority 100 x10y \"z 10\"");
    }

    @Test
    void bareNameIsReplacedBeforeBlankCommaParenthesisAndEnd() {
        assertLines("$A=v\na $A,$A)$A b$A", "a v,v)v bv");
        assertLines("$A=v\na $A#c\nb $A\t$A !c", "a v", "b v\tv");
    }

    @Test
    void bareNameStaysBeforeAnythingElse() {
        assertLines("$A=v\na $A.x $A/x '$A' [$A] \"$A\" $A0 $A$B", "a $A.x $A/x '$A' [$A] \"$A\" $A0 $A$B");
    }

    @Test
    void valueRunsToTheCommentAndKeepsItsQuotes() {
        assertLines("$A=  \"a # b\"  c # d\nx $A", "x \"a # b\"  c");
    }

    @Test
    void namesHaveLettersDigitsAndUnderscores() {
        assertLines("$_a1=1\nx $_a1", "x 1");
        assertLines("$1A=1\n$A-B=1\n$A =1\n$=1", "$1A=1", "$A-B=1", "$A =1", "$=1");
    }

    @Test
    void valueIsReplacedWhenItIsUsed() {
        assertLines("$A=1\n$B=$A\n$A=2\nx $B ${B} ${B}c", "x 2 2 $Ac");
        assertLines("$B=x${A}\n$A=2\ny ${B}", "y x2");
    }

    @Test
    void definitionsWorkInsideBlocksAndBehindBraces() {
        assertLines("a { $X=1\nb $X\n} $Y=2\nc $Y", "a {", "b 1", "}", "c 2");
    }

    @Test
    void emptyValueLeavesNothing() {
        assertLines("$A=\nx \"[${A}]\" $A", "x \"[]\"");
    }

    @Test
    void severalLinesAreUsedAtTheEndOfALine() {
        assertLines(
                "$X= \\\n  one \\\n  two $Y \\\n three\n$Y=y\nfoo$X # c\nbar ${X}\nend",
                "fooone",
                "two y",
                "three",
                "bar one",
                "two y",
                "three",
                "end");
    }

    @Test
    void firstLineOfSeveralMayHaveText() {
        assertLines("$X= a \\\n b\nx $X", "x a", "b");
    }

    @Test
    void emptyLineAndCommentEndADefinition() {
        assertLines("$X= a \\\n\nb\nx $X", "b", "x a");
        assertLines("$X= a \\\n # c \\\nb\nx $X", "b", "x a");
        assertLines("$X= a \\\n b # c \\\nd\nx $X", "d", "x a", "b");
    }

    @Test
    void definitionsOfSeveralLinesNest() {
        assertLines("$IN= \\\n i1 \\\n i2\n$OUT= \\\n o1 \\\n $IN \\\n o2\n$OUT", "o1", "i1", "i2", "o2");
    }

    @Test
    void linesOfADefinitionMayBeConstructs() {
        assertLines(
                "$X= \\\n @node1 a \\\n @other b \\\n ~SEQ(N,1,2) s$N \\\n $Z=5 \\\n z$Z\n$X\nq$Z",
                "a",
                "s1",
                "s2",
                "z5",
                "q5");
    }

    @Test
    void severalLinesInsideQuotesOrBeforeTextStay() {
        Preprocessing result = Preprocessing.of("$X= a \\\n b\nk \"${X}\" $X c\nm ${X} d");

        assertEquals(List.of("k \"${X}\" $X c", "m $X d"), result.lines());
        assertEquals(List.of("/a.conf:4:3 undefined-name"), result.findings());
    }

    @Test
    void definitionEndsWithItsFile() {
        FilesInMemory files = new FilesInMemory().with("/i.conf", "$A=5 \\\n  more \\");

        Preprocessing result = Preprocessing.of("include i.conf\nx\ny $A", files);

        assertEquals(List.of("x", "y 5", "more"), result.lines());
    }

    @Test
    void undefinedNameInBracesIsReportedAndOpensNoBlock() {
        Preprocessing result = Preprocessing.of("a ${NO}x $NO \"${NO}\"");

        assertEquals(List.of("a $NOx $NO \"${NO}\""), result.lines());
        assertEquals(List.of("/a.conf:1:3 undefined-name"), result.findings());
    }

    @Test
    void protectedCommentSignOfADefinitionBeginsACommentWhereItIsNotQuoted() {
        assertLines("$C=a\\#b\nx $C\ny \"${C}\"", "x a", "y \"a#b\"");
    }

    @Test
    void predefinedNames() {
        FilesInMemory files = new FilesInMemory().with("/d/i.conf", "b \"${_PWD}\"");

        Preprocessing result = Preprocessing.of(
                "a ${_INSTANCE} $_INSTANCE \"${_HASH}${_BANG}\" ${_ENV HOME} [${_ENV NONE}]\n"
                        + "include d/i.conf\nc ${_PWD} x${_HASH}y",
                files);

        assertEquals(List.of("a node1 node1 \"#!\" /root []", "b \"/d\"", "c / x#y"), result.lines());
        assertEquals(List.of(), result.findings());
    }

    @Test
    void predefinedNamesMayBeRedefined() {
        assertLines("$_PWD=/x\na ${_PWD}", "a /x");
    }

    @Test
    void randomNumbersHaveARange() {
        assertLines("a ${_RANDOM} ${_RANDOM 40000} ${_RANDOM 5} ${_RANDOM 7 9}", "a 32767 40000 32767 9");

        Preprocessing wrong = Preprocessing.of("a ${_RANDOM 9 7} \"${_RANDOM x}\" ${_ENV}");

        assertEquals(List.of("a 9 \"${_RANDOM x}\" $_ENV"), wrong.lines());
        assertEquals(List.of("/a.conf:1:3 invalid-random-range", "/a.conf:1:33 undefined-name"), wrong.findings());
    }

    @Test
    void placesAreThoseOfTheDefinition() {
        Preprocessing result = Preprocessing.of("$A=one\n$B= \\\n  two \\\n  x${A}\nk $A m\n$B\nend");

        assertEquals("/a.conf:1:4", result.place("one"));
        assertEquals("/a.conf:5:3", result.use("one"));
        assertEquals("/a.conf:5:6", result.place("m\n"));
        assertEquals("null", result.use("m\n"));
        assertEquals("/a.conf:3:3", result.place("two"));
        assertEquals("/a.conf:6:1", result.use("two"));
        assertEquals("/a.conf:4:3", result.place("xone"));
        assertEquals("/a.conf:7:1", result.place("end"));
        int second = result.text().toString().indexOf("xone") + 1;
        assertEquals("/a.conf:1:4", result.text().position(second).toString());
        assertEquals(
                "/a.conf:6:1",
                String.valueOf(result.text().span(second, second + 3).usedAt()));
    }

    @Test
    void spanOfAMixedWordCoversTheReference() {
        Preprocessing result = Preprocessing.of("$P=10\nk x${P}0 y");
        int at = result.text().toString().indexOf("x100");

        assertEquals(6, result.text().span(at, at + 4).length());
        assertEquals(2, result.text().span(at + 1, at + 4).length());
    }

    @Test
    void recursionEndsInAFinding() {
        for (String text : List.of(
                "$A=$A\nx $A\nend",
                "$A=$B\n$B=x${A}\nx $A\nend",
                "$A= \\\n a \\\n $A\nx $A\nend",
                "$A=@node1 $A\n$A\nend")) {
            Preprocessing result = Preprocessing.of(text);

            assertTrue(result.findings().stream().allMatch(finding -> finding.endsWith(" definition-loop")), text);
            assertEquals(1, result.findings().size(), text);
            assertTrue(result.lines().contains("end"), text);
        }
    }

    @Test
    void lineWithARecursionIsRefusedButKeepsItsBraces() {
        Preprocessing result = Preprocessing.of("$A=$A\na ${A} {\nb\n}");

        assertEquals(List.of("a  {", "b", "}"), result.lines());
        assertTrue(result.text().isRefused(0, 6));
    }

    @Test
    void exponentialTextEndsInAFinding() {
        StringBuilder text = new StringBuilder("$A0=xxxxxxxxxxxxxxxx\n");
        StringBuilder empty = new StringBuilder("$A0=\n");
        StringBuilder blocks = new StringBuilder("$A0= \\\n a \\\n b\n");
        for (int i = 1; i <= 40; i++) {
            text.append("$A%d=${A%d}${A%d}\n".formatted(i, i - 1, i - 1));
            empty.append("$A%d=${A%d}${A%d}\n".formatted(i, i - 1, i - 1));
            blocks.append("$A%d= \\\n $A%d \\\n $A%d\n".formatted(i, i - 1, i - 1));
        }

        assertEquals(List.of("/a.conf:40:7 definition-loop"), cut(Preprocessing.of(text + "x $A40\n")));
        assertEquals(1, Preprocessing.of(empty + "x $A40\n").findings().size());
        Preprocessing lines = Preprocessing.of(blocks + "$A40\nend\n");
        assertEquals(1, lines.findings().size());
        assertTrue(lines.findings().get(0).endsWith(" too-large-in-full"));
    }

    private static List<String> cut(Preprocessing result) {
        assertEquals(1, result.findings().size());
        return List.of("/a.conf:40:7" + result.findings().get(0).replaceFirst(".* ", " "));
    }

    @Test
    void lineMayBecomeLongerThanKeepalivedsBuffer() {
        Preprocessing result = Preprocessing.of("$A=" + "x".repeat(600) + "\nk ${A}${A}");

        assertEquals(1_202, result.lines().get(0).length());
        assertEquals(List.of("/a.conf:2:1 expanded-line-too-long"), result.findings());
    }
}

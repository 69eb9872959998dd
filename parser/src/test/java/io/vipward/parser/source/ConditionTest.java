package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static void assertLines(String text, String... lines) {
        Preprocessing result = Preprocessing.of(text);

        assertEquals(List.of(lines), result.lines());
        assertEquals(List.of(), result.findings());
    }

    @Test
    void lineIsForOneNodeOrForAllOthers() {
        assertLines("@node1 a\n@other b\n  @^node1 c\n\t@^other\td", "a", "d");
    }

    @Test
    void idIsComparedExactly() {
        assertLines("@NODE1 a\n@node b\n@node11 c\n@\"node1\" d\n@node1{ e }\n@node1#x\n@node1");
    }

    @Test
    void emptyIdIsNobodys() {
        assertLines("@ a\n@^ b", "b");
    }

    @Test
    void secondConditionIsText() {
        assertLines("@node1 @node1 a\n@^other @other b", "@node1 a", "@other b");
    }

    @Test
    void conditionInsideALineIsText() {
        assertLines("x @other y", "x @other y");
    }

    @Test
    void conditionWorksBehindABrace() {
        assertLines("a { @node1 b\n@other c }  d\n}@other e", "a { b", "}");
    }

    @Test
    void definitionsSequencesAndIncludesMayBeConditional() {
        FilesInMemory files = new FilesInMemory().with("/i.conf", "i\n");

        Preprocessing result = Preprocessing.of(
                "@node1 $A=1\n@other $A=2\nx $A\n@node1 ~SEQ(N,1,2) s$N\n@node1 include i.conf\n@other include i.conf",
                files);

        assertEquals(List.of("x 1", "s1", "s2", "i"), result.lines());
    }

    @Test
    void definitionMayHoldACondition() {
        assertLines(
                "$IF_MAIN=@node1\n$IF_REST=@^node1\n$IF_BOTH=$IF_MAIN\n"
                        + "$IF_MAIN a\n${IF_MAIN} b\n$IF_REST c\n$IF_BOTH d\n$IF_MAIN $P=5\n$IF_REST $P=6\ne $P",
                "a",
                "b",
                "d",
                "e 5");
    }

    @Test
    void conditionInADefinitionHoldsForSeveralLines() {
        assertLines("$B= \\\n a \\\n b\n$YES=@node1\n$NO=@other\n$YES x $B\n$NO y $B", "x a", "b");
    }

    @Test
    void definitionMayHoldASequence() {
        assertLines("$S=~SEQ(N,1,2)\n$S s$N", "s1", "s2");
    }

    @Test
    void restOfAConditionalLineKeepsItsPlace() {
        Preprocessing result = Preprocessing.of("$IF=@node1\n  @node1 priority 5\n$IF weight 6");

        assertEquals("/a.conf:2:19", result.place("5"));
        assertEquals("/a.conf:3:12", result.place("6"));
        assertEquals("null", result.use("6"));
    }
}

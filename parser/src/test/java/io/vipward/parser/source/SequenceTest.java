package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceTest {
    private static void assertLines(String text, String... lines) {
        Preprocessing result = Preprocessing.of(text);

        assertEquals(List.of(lines), result.lines());
        assertEquals(List.of(), result.findings());
    }

    private static void assertInvalid(String line) {
        Preprocessing result = Preprocessing.of(line + "\nend");

        assertEquals(List.of("/a.conf:1:1 invalid-sequence"), result.findings(), line);
        assertEquals(List.of("end"), result.lines(), line);
    }

    @Test
    void numbersAreCounted() {
        assertLines("~SEQ(N,100,102) 10.0.0.$N", "10.0.0.100", "10.0.0.101", "10.0.0.102");
        assertLines("~SEQ(N,3,1)b${N}x", "b3x", "b2x", "b1x");
        assertLines("~SEQ(N,2) c$N\n~SEQ(N,0) d$N", "c1", "c2", "d1", "d0");
        assertLines("~SEQ(N,1,2,6) d$N", "d1", "d3", "d5");
        assertLines("~SEQ(N,-1,1) j$N", "j-1", "j0", "j1");
        assertLines(" ~SEQ ( N , 1 , 2 )   h$N", "h1", "h2");
        assertLines("~SEQ(N,,1) j$N", "j0", "j1");
    }

    @Test
    void numbersMayBeHexadecimalOrOctal() {
        assertLines("~SEQ(N,0x10,0x11) f$N\n~SEQ(N,010,011) g$N", "f16", "f17", "g8", "g9");
        assertLines("~SEQx(N,9,11) e$N\n~SEQx(N,0xa0,0xa0) m$N", "e9", "ea", "eb", "ma0");
    }

    @Test
    void parametersMayBeDefinitions() {
        assertLines(
                "$E=2\n$S=1,2\n~SEQ(M,1,$E) c$M\n~SEQ(M,${E},3) d$M\n~SEQ(M,$S) e$M",
                "c1",
                "c2",
                "d2",
                "d3",
                "e1",
                "e2");
    }

    @Test
    void variableEndsWithTheSequence() {
        assertLines("~SEQ(N,1,1) a$N\nb$N", "a1", "b$N");
    }

    @Test
    void sequencesAreChainedWithTheFirstOutside() {
        assertLines(
                "~SEQ(A,1,2) ~LST(B,x,y) m${A}$B\n~SEQ(A,1,2) ~SEQ(B,$A,2) l${A}$B",
                "m1x",
                "m1y",
                "m2x",
                "m2y",
                "l11",
                "l12",
                "l22");
        assertLines("~LST({A,B},{1,2},{3,4}) ~SEQ(C,$A,$B) n$C", "n1", "n2", "n3", "n4");
    }

    @Test
    void valuesAreListed() {
        assertLines("~LST(A,1,5,9) 10.0.0.$A", "10.0.0.1", "10.0.0.5", "10.0.0.9");
        assertLines("~LST( A, p , q.r/s ) b$A\n~LST(A,1,,2) g${A}", "bp", "bq.r/s", "g1", "g", "g2");
    }

    @Test
    void valuesMayBeTuples() {
        assertLines("~LST({A,B}, {1,2}, {3,4}) c${A}-$B\n~LST({A,B},{1},7) d${A}-${B}", "c1-2", "c3-4", "d1-", "d7-");
    }

    @Test
    void textMayBeABlockOrAnInclude() {
        assertLines(
                "$BLOCK= \\\n  blk$N { \\\n  in${N} \\\n  }\n~SEQ(N,1,2) $BLOCK",
                "blk1 {",
                "in1",
                "}",
                "blk2 {",
                "in2",
                "}");
        FilesInMemory files = new FilesInMemory().with("/i1", "one").with("/i2", "two");
        assertEquals(
                List.of("one", "two"),
                Preprocessing.of("~SEQ(M,1,2) include i${M}", files).lines());
    }

    @Test
    void sequenceWorksBehindABraceOnly() {
        assertLines("a { ~SEQ(N,1,2) s$N\n}\nx ~SEQ(N,1,2) y", "a {s1", "s2", "}", "x ~SEQ(N,1,2) y");
    }

    @Test
    void sequenceWithoutTextIsNothing() {
        assertLines("~SEQ(N,1,2)\n~FOO(1)", "~FOO(1)");
    }

    @Test
    void wrongParametersAreReported() {
        assertInvalid("~SEQ(N,1,0,2) a$N");
        assertInvalid("~SEQ(N,1,-1,2) a$N");
        assertInvalid("~SEQ(N) a");
        assertInvalid("~SEQ() a");
        assertInvalid("~SEQ(N,1,2 a");
        assertInvalid("~SEQ(N,x,2) a");
        assertInvalid("~SEQ(N,1x,2) a");
        assertInvalid("~SEQ(N,$Q,2) a");
        assertInvalid("~SEQ(N,1,2,3,4) a");
        assertInvalid("~SEQ(N,99999999999999999999,2) a");
        assertInvalid("~SEQx(N,-1,1) a");
        assertInvalid("~LST(A) a");
        assertInvalid("~LST({A,B},{1,2,3}) a");
        assertInvalid("~LST(A,{1,2}) a");
        assertInvalid("~LST({A,B) a");
        assertInvalid("~LST(A,1 2,3) a");
        assertInvalid("~LST(A,1,2 b$A");
    }

    @Test
    void sequenceBehindAnInvalidOneWorks() {
        assertEquals(
                List.of("a1", "a2"),
                Preprocessing.of("~LST(A,{1,2}) x\n~LST(A,1,2) a$A").lines());
    }

    @Test
    void numbersStandWhereTheVariableIsAndListedValuesWhereTheyWereWritten() {
        Preprocessing result = Preprocessing.of("~SEQ(N,7,8) a $N b\n~LST(X,p,q) c $X d");

        assertEquals("/a.conf:1:15", result.place("7"));
        assertEquals("/a.conf:1:15", result.place("8"));
        assertEquals("/a.conf:1:18", result.place("b"));
        assertEquals("/a.conf:2:10", result.place("q"));
        assertEquals("/a.conf:2:15", result.use("q"));
        assertEquals("/a.conf:2:18", result.place("d"));
        int seven = result.text().toString().indexOf('7');
        assertEquals(2, result.text().span(seven, seven + 1).length());
    }

    @Test
    void tooManyLinesEndInAFinding() {
        for (String text : List.of(
                "~SEQ(N,1,999999999999999) a",
                "~SEQ(N,1,1000000) ~SEQ(M,1,1000000) a",
                "~SEQ(N,1,1000000) " + "x".repeat(900))) {
            Preprocessing result = Preprocessing.of(text + "\nend");

            assertEquals(1, result.findings().size(), text);
            assertTrue(result.findings().get(0).endsWith(" too-large-in-full"), text);
        }
    }
}

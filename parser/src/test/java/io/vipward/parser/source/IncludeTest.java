package io.vipward.parser.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Verdict;
import io.vipward.parser.source.ConfigurationFiles.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncludeTest {
    private final FilesInMemory files = new FilesInMemory()
            .with("/inc.conf", "inc")
            .with("/sp ace.conf", "space\n")
            .with("/d/a.conf", "da\n")
            .with("/d/b.conf", "db\n")
            .with("/d/.hidden.conf", "hidden\n")
            .with("/d/n.txt", "before\ninclude b.conf\ninclude sub/c.txt\nafter\n")
            .with("/d/sub/c.txt", "c\ninclude ../b.conf\n")
            .with("/exe.conf", Kind.EXECUTABLE)
            .with("/fifo.conf", Kind.SPECIAL)
            .with("/big.conf", Kind.TOO_LARGE);

    private void assertLines(String text, String... lines) {
        Preprocessing result = Preprocessing.of(text, files);

        assertEquals(List.of(lines), result.lines());
        assertEquals(List.of(), result.findings());
    }

    @Test
    void fileIsReadInPlace() {
        assertLines("a\ninclude inc.conf # x\nb", "a", "inc", "b");
        assertLines("a { include   inc.conf\n}", "a {inc", "}");
    }

    @Test
    void namesAreRelativeToTheIncludingFile() {
        assertLines("include d/n.txt\nend", "before", "db", "c", "db", "after", "end");
    }

    @Test
    void nameIsTheRestOfTheLine() {
        assertLines("include sp ace.conf", "space");

        Preprocessing result = Preprocessing.of("include \"inc.conf\"\ninclude inc.conf d/a.conf", files);

        assertEquals(List.of("/a.conf:1:1 include-missing", "/a.conf:2:1 include-missing"), result.findings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d/*.conf | da db",
                "d/[ab].conf | da db",
                "d/[^a].conf | db",
                "d/[[:alpha:]].conf | da db",
                "d/[b-z].conf | db",
                "d/?.conf | da db",
                "d/\\a.conf | da",
                "{d/b,d/a,inc}.conf | db da inc",
                "{d/{a,b},inc}.conf | da db inc",
                "*/*.conf | da db",
                "*/sub/c.txt | c db",
                "d/{a}.conf | da",
                "d/{a,a}.conf | da",
                "d/.h* | hidden",
                "d/*{a,q}.conf | da",
                "/d/a.conf | da",
                "d/../inc.conf | inc",
            })
    void patternsAreThoseOfTheShell(String pattern, String lines) {
        assertLines("includea " + pattern, lines.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "/nx/x.conf, 0 0 6 6 0 6",
        "/nx/*.conf, 0 0 6 6 0 6",
        "d, 0 6 6 6 6 6",
        "exe.conf, 0 6 6 6 6 6",
        "'d/{b,zz}.conf', 0 0 0 0 6 6",
        "'d/{zz,yy}.conf', 0 0 0 0 6 6",
        "'d/zz*{a,b}.conf', - - - 6 - 6",
        "/nx*, - - - 6 - 6",
        "'d/*{a,q}.conf', - - - - - -",
    })
    void eachVariantInsistsOnSomethingElse(String pattern, String exitCodes) {
        String[] expected = exitCodes.split(" ", -1);
        List<String> keywords = List.of("include", "includer", "includem", "includew", "includeb", "includea");
        for (int i = 0; i < keywords.size(); i++) {
            Preprocessing result = Preprocessing.of(keywords.get(i) + " " + pattern, files);

            String actual = result.diagnostics().isEmpty()
                    ? "-"
                    : String.valueOf(result.diagnostics().get(0).verdict().testExitCode());
            assertEquals(expected[i], actual, keywords.get(i));
            assertTrue(result.diagnostics().size() <= 1);
        }
    }

    @Test
    void whatIsNoRegularFileIsSkipped() {
        Preprocessing result = Preprocessing.of(
                "include d\ninclude exe.conf\ninclude fifo.conf\ninclude big.conf\ninclude inc.conf", files);

        assertEquals(List.of("inc"), result.lines());
        assertEquals(4, result.findings().size());
        assertTrue(result.findings().stream().allMatch(finding -> finding.endsWith("include-skipped")));
    }

    private Verdict verdict(String text) {
        return Preprocessing.of(text, files).diagnostics().get(0).verdict();
    }

    @Test
    void includeCheckHoldsFromItsLineToTheEndOfItsFile() {
        assertEquals(Verdict.INCLUDE, verdict("global_defs {\ninclude_check\n}\ninclude /nx"));
        assertEquals(Verdict.INCLUDE, verdict("global_defs { include_check match\n}\ninclude /nx"));
        assertEquals(Verdict.SAID, verdict("include /nx\nglobal_defs {\ninclude_check\n}"));
        assertEquals(Verdict.SAID, verdict("global_defs {\ninclude_check read\n}\ninclude /nx"));
        assertEquals(Verdict.INCLUDE, verdict("global_defs {\ninclude_check +match\n}\ninclude /nx"));
        assertEquals(Verdict.SAID, verdict("global_defs\n{\ninclude_check\ninclude_check -match\n}\ninclude /nx"));
        files.with("/check.conf", "global_defs {\ninclude_check\n}\n").with("/nx.conf", "include /nx\n");
        assertEquals(Verdict.SAID, verdict("include check.conf\ninclude /nx"));
        assertEquals(Verdict.INCLUDE, verdict("global_defs {\ninclude_check\n}\ninclude nx.conf"));
    }

    @Test
    void wrongWordsOfIncludeCheckAreReported() {
        Preprocessing result = Preprocessing.of("global_defs {\n include_check read match\ninclude_check foo\n}");

        assertEquals(
                List.of("/a.conf:2:2 invalid-include-check", "/a.conf:3:1 invalid-include-check"), result.findings());
        assertEquals(List.of("global_defs {", "}"), result.lines());
    }

    @Test
    void includeCheckElsewhereIsAnOrdinaryWord() {
        assertLines("include_check\na {\ninclude_check\n}", "include_check", "a {", "include_check", "}");
    }

    @Test
    void allChecksCanBeAskedForFromOutside() {
        ParseSettings strict = Preprocessing.node1().withFiles(files).withAllIncludeChecks(true);

        assertEquals(
                Verdict.INCLUDE,
                Preprocessing.of("include /nx*", strict).diagnostics().get(0).verdict());
    }

    @Test
    void definitionsOfAnIncludedFileStay() {
        files.with("/def.conf", "$A=5");

        assertLines("include def.conf\nx$A", "x5");
    }

    @Test
    void nameMayBeBuiltOfDefinitions() {
        assertLines(
                "$I=include\n$D=d\n$I ${D}/a.conf\n@node1 include ${D}/a.conf\ninclude ${D}/a.conf", "da", "da", "da");
    }

    @Test
    void braceMayCloseInAnotherFile() {
        files.with("/open.conf", "x {");

        assertLines("include open.conf\ny\n}", "x {", "y", "}");
    }

    @Test
    void recursionEndsInAFinding() {
        files.with("/self.conf", "s\ninclude self.conf\nt\n")
                .with("/one.conf", "1\ninclude two.conf\n")
                .with("/two.conf", "2\n  include one.conf\n");

        Preprocessing self = Preprocessing.of("include self.conf\ninclude self.conf", files);
        Preprocessing pair = Preprocessing.of("include one.conf", files);

        assertEquals(List.of("s", "t", "s", "t"), self.lines());
        assertEquals(List.of("/self.conf:2:1 include-loop", "/self.conf:2:1 include-loop"), self.findings());
        assertEquals(Verdict.ACCEPTED, self.diagnostics().get(0).verdict());
        assertEquals(List.of("1", "2"), pair.lines());
        assertEquals(List.of("/two.conf:2:3 include-loop"), pair.findings());
    }

    @Test
    void depthIsLimited() {
        for (int i = 0; i < 100; i++) {
            files.with("/c" + i, "include c" + (i + 1) + "\n");
        }

        Preprocessing result = Preprocessing.of("include c60\ninclude c0", files.with("/c100", "end\n"));

        assertEquals(List.of("end"), result.lines());
        assertEquals(List.of("/c62:1:1 include-loop"), result.findings());
    }

    @Test
    void numberOfFilesAndTheirSizeAreLimited() {
        files.with("/f", "\n").with("/l", "#".repeat(999).concat("\n").repeat(1_000));

        Preprocessing many = Preprocessing.of("include f\n".repeat(5_000), files);
        Preprocessing large = Preprocessing.of("include l\n".repeat(50), files);
        Preprocessing wide = Preprocessing.of("include " + "{a,b}".repeat(100), files);

        assertEquals(List.of("/a.conf:4097:1 too-large-in-full"), many.findings());
        assertEquals(List.of("/a.conf:34:1 too-large-in-full"), large.findings());
        assertEquals(List.of("/a.conf:1:1 too-large-in-full"), wide.findings());
    }

    @Test
    void placesNameTheIncludedFile() {
        Preprocessing result = Preprocessing.of("x\n include d/n.txt\ny", files);

        assertEquals("/d/n.txt:1:1", result.place("before"));
        assertEquals("/d/b.conf:1:1", result.place("db"));
        assertEquals("/d/sub/c.txt:1:1", result.place("c\n"));
        assertEquals("/d/n.txt:4:1", result.place("after"));
        assertEquals("/a.conf:3:1", result.place("y"));
    }
}

package io.vipward.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.BfdInstance;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.show.ConfigurationText;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a configuration is written as reads back to the same configuration, and without complaints. */
class RoundTripTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String CORPUS = System.getProperty("vipward.corpus", "");

    /** What a text cannot avoid: it follows from what is right, or from what is wrong but used as it is. */
    private static final Set<DiagnosticCode> UNAVOIDABLE = EnumSet.of(
            DiagnosticCode.QUORUM_ADJUSTED,
            DiagnosticCode.PORT_MISMATCH,
            DiagnosticCode.NUMBER_OUT_OF_RANGE,
            DiagnosticCode.SINGLE_MEMBER,
            DiagnosticCode.FIRST_NOT_LINK_LOCAL,
            DiagnosticCode.INCOMPLETE_TRACKER,
            DiagnosticCode.DEPRECATED);

    @TestFactory
    Stream<DynamicTest> everyGoldenFileReadsBackTheSame() throws IOException {
        return tests(GOLDEN, false);
    }

    @TestFactory
    Stream<DynamicTest> everyFileOfTheCorpusReadsBackTheSame() throws IOException {
        return CORPUS.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        tests(Path.of(CORPUS).resolve("files"), true),
                        tests(Path.of(CORPUS).resolve("negative/files"), true));
    }

    private static Stream<DynamicTest> tests(Path folder, boolean host) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(".conf"))
                    .sorted()
                    .toList();
            assertFalse(files.isEmpty());
            return files.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> check(host ? ConfigurationParser.parse(file) : golden(file))));
        }
    }

    private static ParseResult golden(Path file) throws IOException {
        FilesInMemory files = new FilesInMemory();
        try (Stream<Path> all = Files.list(GOLDEN.resolve("includes"))) {
            for (Path include : all.toList()) {
                files.with("/includes/" + include.getFileName(), Files.readString(include));
            }
        }
        ParseSettings settings = ParseSettings.ISOLATED.withConfigId("main").withFiles(files);
        return ConfigurationParser.parse(
                file.getFileName().toString(), SourceBytes.decode(Files.readAllBytes(file)), settings);
    }

    private static void check(ParseResult written) {
        Configuration configuration = written.configuration();
        if (configuration == null || followsASessionThatCannotRun(configuration)) {
            return;
        }
        String text = ConfigurationText.of(configuration);

        ParseResult read = Parsing.parse(text);

        assertEquals(List.of(), ModelDifference.between(configuration, Parsing.configuration(read)), text);
        assertEquals(List.of(), avoidable(read), () -> read.text() + text);
        assertEquals(text, ConfigurationText.of(Parsing.configuration(read)));
    }

    /** Such a BFD session is down for ever, and has no text. */
    private static boolean followsASessionThatCannotRun(Configuration configuration) {
        Set<String> sessions = configuration.trackers().bfdInstances().stream()
                .map(BfdInstance::name)
                .collect(Collectors.toSet());
        return configuration.virtualServers().stream()
                .flatMap(server -> server.realServers().stream())
                .flatMap(server -> server.checkers().stream())
                .anyMatch(checker -> checker instanceof BfdCheck check && !sessions.contains(check.session()));
    }

    private static List<Diagnostic> avoidable(ParseResult result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.verdict().testExitCode() != 0)
                .filter(diagnostic -> !UNAVOIDABLE.contains(diagnostic.code()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lb1",
                "\"\"",
                "\"a b\"",
                "\"a#b\"",
                "\"a!b\"",
                "a\\#b",
                "a\\!b\\",
                "\"a\\#b\"",
                "a\\\"b",
                "\"a\\\"b c\"",
                "\"{ } {\"",
                "\"//remark\"",
                "\"@lb1\"",
                "\"~SEQ(A,1,2)\"",
                "\"${NAME}\"",
                "\"$NAME\"",
                "'a",
                "a\u00a0b",
                "\u6e2c\u8a66",
                "\udcff",
            })
    void aWordReadsBackTheSame(String written) {
        Configuration configuration = Parsing.configuration("global_defs {\nrouter_id " + written + "\n}\n");

        String text = ConfigurationText.of(configuration);

        assertEquals(
                configuration.global().routerId(),
                Parsing.configuration(text).global().routerId(),
                text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bin/a",
                "\"/bin/a b c\"",
                "\"/bin/a 'b c'\"",
                "\"/bin/a ''\"",
                "\"/bin/a \\\"b\\\"\"",
                "\"/bin/a \\\\\\\"b\"",
                "\"/bin/a '\\\\'\"",
                "\"/bin/a '#!{}'\"",
                "\"/bin/a \\n\\t\\001\\xff\"",
                "'/bin/a \"b c\" d'",
                "\"/bin/a '$NAME' '${NAME}' x{y}\"",
                "\"/bin/a \\44{_PWD}\"",
                "\"/bin/a it\\\\'s\"",
                "\"/bin/a \u6e2c\u8a66\"",
            })
    void aCommandReadsBackTheSame(String written) {
        Configuration configuration = Parsing.configuration("vrrp_script chk {\nscript " + written + "\n}\n"
                + "vrrp_instance VI_1 {\ninterface eth0\nvirtual_router_id 51\n"
                + "virtual_ipaddress {\n10.0.0.100\n}\ntrack_script {\nchk\n}\n}\n");

        String text = ConfigurationText.of(configuration);

        ParseResult read = Parsing.parse(text);
        assertEquals(List.of(), ModelDifference.between(configuration, Parsing.configuration(read)), text);
    }

    @Test
    void passwordsCanBeLeftOut() {
        Configuration configuration =
                Parsing.configuration(Parsing.instance("authentication {\nauth_type PASS\nauth_pass abcdefgh\n}"));

        String shown = ConfigurationText.of(configuration);
        String logged = ConfigurationText.withoutSecrets(configuration);

        assertTrue(shown.contains("auth_pass abcdefgh\n"), shown);
        assertTrue(logged.contains("auth_pass ********\n"), logged);
        assertFalse(logged.contains("abcdefgh"), logged);
    }
}

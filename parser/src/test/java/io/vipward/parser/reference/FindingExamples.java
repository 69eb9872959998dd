package io.vipward.parser.reference;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.DiagnosticCode;
import io.vipward.parser.diagnostic.DiagnosticFormat;
import io.vipward.parser.source.ConfigurationFiles;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One finding of each code, as it is made of files with such a mistake. */
final class FindingExamples {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final Path MISTAKES = Path.of("src/test/resources/findings");
    /** What only a look at a machine tells: the daemon's tests keep it current. */
    private static final Path OF_A_MACHINE = MISTAKES.resolve("of-a-machine.txt");

    private static final int KEEPALIVED_LINE = 1023;
    private static final int MANY = 1_100;

    private static final FilesInMemory FILES = new FilesInMemory()
            .with("/etc/keepalived/folder/a.conf", "")
            .with("/etc/keepalived/executable.conf", ConfigurationFiles.Kind.EXECUTABLE)
            .with("/etc/keepalived/huge.conf", ConfigurationFiles.Kind.TOO_LARGE)
            .with("/etc/keepalived/sites/1.conf", "global_defs {\n}\n")
            .with("/etc/keepalived/sites/2.conf", "")
            .with("/etc/keepalived/itself.conf", "include itself.conf\n")
            .with("/etc/keepalived/includes.conf", "include executable.conf\n");

    private static final ConfigurationFiles LOCKED = new ConfigurationFiles() {
        @Override
        public Kind kind(String path) {
            return Kind.FILE;
        }

        @Override
        public List<String> names(String directory) {
            return List.of();
        }

        @Override
        public Content read(String path) {
            return new Content(null, "Permission denied");
        }

        @Override
        public String canonical(String path) {
            return path;
        }
    };

    private final Map<DiagnosticCode, String> texts = new EnumMap<>(DiagnosticCode.class);

    private FindingExamples() {}

    /** As people see them. */
    static Map<DiagnosticCode, String> all() throws IOException {
        FindingExamples examples = new FindingExamples();
        examples.ofFolders();
        examples.ofFiles();
        examples.ofBytes();
        examples.ofAMachine();
        return examples.texts;
    }

    private void add(ParseResult result) {
        result.diagnostics()
                .forEach(finding -> texts.putIfAbsent(finding.code(), DiagnosticFormat.text(List.of(finding))));
    }

    private void ofFolders() throws IOException {
        for (Path folder : List.of(MISTAKES, GOLDEN)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".conf"))
                        .sorted()
                        .toList()) {
                    String text = Files.readString(file, StandardCharsets.UTF_8);
                    add(ConfigurationParser.parse(file.getFileName().toString(), text));
                }
            }
        }
    }

    private void ofFiles() {
        for (String name : List.of(
                "absent.conf", "folder", "executable.conf", "huge.conf", "sites/*", "itself.conf", "includes.conf")) {
            ParseSettings settings = ParseSettings.ISOLATED.withFiles(FILES);
            add(ConfigurationParser.parse(Path.of("/etc/keepalived/" + name), settings));
        }
        add(ConfigurationParser.parse(
                Path.of("/etc/keepalived/keepalived.conf"), ParseSettings.ISOLATED.withFiles(LOCKED)));
    }

    private void ofBytes() {
        for (String text : List.of(
                "\ufeffglobal_defs {\n}\n",
                "#\nrouter_id " + "x".repeat(KEEPALIVED_LINE) + "\n",
                "global_defs {\n  router_id lb\0\n}\n",
                "global_defs {\r  router_id lb1\r}\r",
                "$LONG=" + "x".repeat(KEEPALIVED_LINE / 2) + "\nglobal_defs {\n  router_id ${LONG}${LONG}${LONG}\n}\n",
                "global_defs {\n  router_id lb${_RANDOM 9 1}\n}\n",
                "~SEQ(N, 1, 100000000) include ${N}.conf\n",
                "a {\n".repeat(MANY),
                "vrrp_instance VI_1 {\n  state BACKUP {\n  }\n}\n",
                "unknown\n".repeat(MANY))) {
            add(ConfigurationParser.parse("keepalived.conf", text));
        }
    }

    private void ofAMachine() throws IOException {
        for (String part : Files.readString(OF_A_MACHINE).split("(?m)^== ", -1)) {
            int end = part.indexOf('\n');
            if (end > 0) {
                texts.putIfAbsent(code(part.substring(0, end)), part.substring(end + 1));
            }
        }
    }

    private static DiagnosticCode code(String name) {
        for (DiagnosticCode code : DiagnosticCode.values()) {
            if (code.toString().equals(name)) {
                return code;
            }
        }
        throw new IllegalArgumentException(name);
    }
}

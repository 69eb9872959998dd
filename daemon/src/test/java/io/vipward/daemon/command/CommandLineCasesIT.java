package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command lines are answered as keepalived 2.4.3 answers them: exit status, standard output, whether something is said,
 * which line it names, and which file is written. {@link #DIFFERENT} has those that are not, on purpose.
 *
 * <p>{@code -Dvipward.corpus=FOLDER} names the folder of the recorded answers; without it there are no such tests.
 */
@Tag("kernel")
class CommandLineCasesIT {
    private static final String FOLDER = System.getProperty("vipward.corpus", "");
    private static final Pattern LINE = Pattern.compile("Line \\d+\\)");
    private static final Pattern FILE = Pattern.compile("^[a-z]+\\.(conf|log)$|(?<==)[a-z]+\\.(conf|log)$|^f$");

    /** Each is in docs/compatibility.md, or an option that is refused by name. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "-t -f ''", "a name without a file is said",
            "-t -s nosuchns -f ok.conf", "refused: namespaces are not entered",
            "-t -u 0999 -f ok.conf", "refused: the mask cannot be chosen");

    private static final Map<String, String> CONFIGURATIONS = Map.of(
            "ok.conf", "global_defs {\n  router_id x\n}\n",
            "bad.conf", "foo\n",
            "badlvs.conf", "virtual_server 10.0.0.1 80 {\n  delay_loop 6\n  lb_algo fastest\n}\n",
            "badvrrp.conf", "vrrp_instance V {\n  interface lo\n\n  state BACKUP\n  virtual_router_id 0\n}\n",
            "badbfd.conf", "bfd_instance B1 {\n  min_rx 20\n}\n",
            "incmissing.conf", "include /nonexistent/x.conf\n",
            "cond.conf", "global_defs {\n  @lb1 router_idd x\n  @lb2 router_id x\n}\n");

    @TempDir
    private Path folder = Path.of("replaced");

    @TestFactory
    Stream<DynamicTest> commandLinesAreAnsweredAsByKeepalived() throws IOException {
        if (FOLDER.isEmpty()) {
            return Stream.empty();
        }
        List<String> rows = Files.readAllLines(Path.of(FOLDER, "cli-cases.tsv"));
        List<String> columns = List.of(rows.get(0).split("\t", -1));
        return rows.stream().skip(1).map(row -> {
            List<String> cells = List.of(row.split("\t", -1));
            Answer expected = new Answer(
                    Integer.parseInt(cells.get(columns.indexOf("rc_v243"))),
                    cells.get(columns.indexOf("stdout_v243")),
                    cells.get(columns.indexOf("stderr_v243")),
                    cells.get(columns.indexOf("creates_v243")));
            return DynamicTest.dynamicTest(cells.get(0), () -> compare(cells.get(0), expected));
        });
    }

    @TestFactory
    Stream<DynamicTest> differencesAreAmongTheCases() throws IOException {
        if (FOLDER.isEmpty()) {
            return Stream.empty();
        }
        String cases = Files.readString(Path.of(FOLDER, "cli-cases.tsv"));
        return DIFFERENT.keySet().stream()
                .map(line -> DynamicTest.dynamicTest(line, () -> assertTrue(cases.contains("\n" + line + "\t"))));
    }

    private void compare(String line, Answer expected) throws IOException {
        Path own = Files.createTempDirectory(folder, "case");
        Files.createDirectory(own.resolve("dir.conf"));
        for (Map.Entry<String, String> configuration : CONFIGURATIONS.entrySet()) {
            Files.writeString(own.resolve(configuration.getKey()), configuration.getValue());
        }

        Answer answer = answer(line, own);

        if (DIFFERENT.containsKey(line)) {
            assertNotEquals(expected, answer, "no longer different");
            return;
        }
        assertEquals(expected.status(), answer.status(), answer::toString);
        assertEquals(expected.out(), answer.out());
        assertEquals(expected.created(), answer.created());
        assertEquals(expected.err().isEmpty(), answer.err().isEmpty(), answer::toString);
        if (expected.status() == 1) {
            String said = line.equals("--signum") ? "Missing parameter for option --signum" : expected.err();
            assertTrue(answer.err().startsWith(said), answer::toString);
        }
        for (String place :
                LINE.matcher(expected.err()).results().map(MatchResult::group).toList()) {
            assertTrue(answer.err().contains(place), answer::toString);
        }
    }

    private static Answer answer(String line, Path folder) throws IOException {
        Set<String> before = names(folder);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        int status;
        try {
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            status = Main.run(arguments(line, folder), "keepalived");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        Set<String> created = names(folder);
        created.removeAll(before);
        return new Answer(
                status,
                outBytes.toString(StandardCharsets.UTF_8)
                        .replace(folder + "/", "")
                        .strip(),
                errBytes.toString(StandardCharsets.UTF_8).strip(),
                String.join(" ", created));
    }

    /** With the names of files completed: a virtual machine cannot change its directory. */
    private static String[] arguments(String line, Path folder) {
        List<String> arguments = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            String file = "-t".equals(word.substring(0, Math.min(2, word.length()))) ? word.substring(2) : word;
            String completed = FILE.matcher(file)
                    .replaceFirst(match -> folder.resolve(match.group()).toString());
            arguments.add(word.equals("''") ? "" : word.substring(0, word.length() - file.length()) + completed);
        }
        return arguments.toArray(new String[0]);
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            assertFalse(names.isEmpty());
            return names;
        }
    }

    private record Answer(int status, String out, String err, String created) {}
}

package io.vipward.examples.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.SideBySide;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tutorial's script in all the ways in which operators have it run, ours beside the original: it counts the same, except
 * where the original does not do what was meant, and says the same.
 */
@Tag("kernel")
final class ScriptKindsIT {
    private static final String SCRIPT = "/usr/local/sbin/check_ng.sh";

    /** What is said of a file when it is loaded; ours says where it is written, too, and what to do. */
    private static final Pattern LOADING = Pattern.compile(
            "WARNING - script .* is not executable.*|Unsafe permissions.*|Disabling track script \\w+ due to .*|"
                    + "Wrong file type.*|SECURITY VIOLATION.*");

    /** What is said when a run has ended. */
    private static final Pattern RUNNING = Pattern.compile("^(VRRP_Script|Script `)");

    private static final Pattern HELP = Pattern.compile("^ {2}\\S|has no #! line|Error exec-ing");

    /** What one daemon said. */
    private record Lines(List<String> loading, List<String> running, List<String> help) {}

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void scriptsCountAsWithTheOriginalButForItsDefects(boolean secured) {
        SideBySide<Lines> said = SideBySide.of(kind -> live(kind, secured));

        assertEquals(sorted(said.original().loading()), sorted(said.ours().loading()));
        for (ScriptKind script : ScriptKind.values()) {
            if (!script.defect()) {
                assertEquals(
                        of(script, said.original().running()),
                        of(script, said.ours().running()),
                        script::name);
            }
        }
        assertEquals(List.of(), said.original().help());
        assertTrue(
                said.ours().help().stream()
                        .anyMatch(line -> line.contains("chmod +x " + ScriptKind.NOT_EXECUTABLE.file())),
                said.ours()::toString);
        for (ScriptKind refused : List.of(ScriptKind.ABSENT_INTERPRETER, ScriptKind.WINDOWS_LINES)) {
            assertTrue(
                    said.ours()
                            .help()
                            .contains("Error exec-ing command '" + refused.file()
                                    + "', error 2: No such file or directory - counted as failed"),
                    said.ours()::toString);
        }
        assertTrue(
                said.ours()
                        .help()
                        .contains("WARNING - script '" + ScriptKind.NO_INTERPRETER_LINE.file()
                                + "' has no #! line: it is run with /bin/sh. keepalived would never run it and count it as"
                                + " succeeded; add a first line such as #!/bin/sh"),
                said.ours()::toString);
    }

    /** Nginx runs, is killed and cannot be started, and runs again. */
    private static Lines live(Director.Kind kind, boolean secured) {
        boolean ours = kind == Director.Kind.VIPWARD;
        try (TrackingBench bench = new TrackingBench(kind, configuration(secured), ScriptKindsIT::prepare)) {
            bench.awaitPriorities(wanted(script -> script.priority(ours, true, secured)));

            bench.node
                    .run(
                            "sh",
                            "-c",
                            "mv /etc/init.d/nginx /etc/nginx.init; ln -s /bin/false /etc/init.d/nginx; kill -KILL $(pgrep -x nginx)")
                    .text();
            bench.awaitPriorities(wanted(script -> script.priority(ours, false, secured)));
            assertEquals(
                    "",
                    bench.node
                            .run("sh", "-c", "pgrep -fx 'sleep 7777' | tail -n +3")
                            .output(),
                    "what one run has started is ended with it");

            bench.node.run("sh", "-c", "mv /etc/nginx.init /etc/init.d/nginx").text();
            bench.awaitPriorities(wanted(script -> script.priority(ours, true, secured)));
            return new Lines(
                    bench.lines(0, LOADING).stream().map(ScriptKindsIT::loading).toList(),
                    bench.lines(0, RUNNING),
                    bench.lines(0, HELP));
        }
    }

    private static String configuration(boolean secured) {
        return "global_defs {\nscript_user root\n" + (secured ? "enable_script_security\n" : "") + "}\n"
                + Arrays.stream(ScriptKind.values()).map(ScriptKind::blocks).collect(Collectors.joining());
    }

    private static void prepare(Node node) {
        node.install(Checkout.example("nginx-ha/check_ng.sh"), SCRIPT);
        // The tutorial's script stops the daemon in the end; here it only fails.
        node.write("/usr/local/sbin/systemctl", "#!/bin/sh\nexit 1\n");
        node.run(
                        "sh",
                        "-c",
                        "/etc/init.d/nginx start\n"
                                + Arrays.stream(ScriptKind.values())
                                        .map(script -> script.making(SCRIPT))
                                        .collect(Collectors.joining()))
                .text();
    }

    private static Map<Integer, Integer> wanted(ToIntFunction<ScriptKind> priority) {
        Map<Integer, Integer> wanted = new TreeMap<>();
        for (ScriptKind script : ScriptKind.values()) {
            wanted.put(script.virtualRouterId(), priority.applyAsInt(script));
        }
        return wanted;
    }

    private static String loading(String line) {
        Matcher matcher = LOADING.matcher(line);
        assertTrue(matcher.find(), line);
        return matcher.group();
    }

    /** The order in which scripts are looked at is each daemon's own. */
    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted(Comparator.naturalOrder()).toList();
    }

    /** Scripts that start nginx at the same moment see each other's attempts, so it matters what is said, not how often. */
    private static List<String> of(ScriptKind script, List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(".*\\b" + script + "\\b.*"))
                .distinct()
                .sorted()
                .toList();
    }
}

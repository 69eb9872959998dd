package io.vipward.examples.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.SideBySide;
import io.vipward.examples.network.Wait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of scripts that rise, fall, outstay their time, are killed and survive a reload: ours beside the original. */
@Tag("kernel")
final class ScriptStoryIT {
    private static final Pattern TOLD = Pattern.compile("cript|effective priority|Entering (BACKUP|FAULT)");

    private static final Pattern ANEW =
            Pattern.compile("Changing effective priority from 100 to|entering FAULT state due to script");

    /** On a busy machine a turn of any script may find the last run still going. */
    private static final Pattern SKIPPED = Pattern.compile("expect idle - skipping run");

    private static final String SCRIPT = "Track script ";
    private static final String IDLE = ", expect idle - skipping run";

    /** What one daemon said of each script, before and after the reload. */
    private record Told(
            Map<ScriptStory, List<String>> first, Map<ScriptStory, List<String>> afterReload, Set<String> skipped) {}

    @Test
    void storiesAreToldAsByTheOriginalButForItsDefects() {
        SideBySide<Told> told = SideBySide.of(ScriptStoryIT::live);

        Map<ScriptStory, List<String>> wanted = new EnumMap<>(told.original().first());
        // The original counts a script as good that answers the end of its time with exit 0,
        wanted.put(ScriptStory.ENDS_AS_IF_GOOD, timedOut(ScriptStory.ENDS_AS_IF_GOOD));
        // says that it skips a turn and runs the script beside itself,
        wanted.put(ScriptStory.STILL_ENDING, timedOut(ScriptStory.STILL_ENDING));
        // and knows init_fail by name only.
        wanted.put(
                ScriptStory.INITIALLY_BAD,
                List.of(
                        "(VI_INITIALLY_BAD) Entering BACKUP STATE (init)",
                        "Script `INITIALLY_BAD` now returning 1",
                        "Script `INITIALLY_BAD` now returning 0",
                        "VRRP_Script(INITIALLY_BAD) succeeded",
                        "(VI_INITIALLY_BAD) Changing effective priority from 100 to 105"));
        assertEquals(text(wanted), text(told.ours().first()));
        for (Told either : List.of(told.original(), told.ours())) {
            assertTrue(either.skipped().contains(SCRIPT + "OVERRUN is already running" + IDLE), either::toString);
            assertTrue(either.skipped().contains(SCRIPT + "STILL_ENDING is being timed out" + IDLE), either::toString);
        }
        assertEquals(text(afterReload(told.original())), text(told.ours().afterReload()));
    }

    /** In its first run. */
    private static List<String> timedOut(ScriptStory story) {
        return List.of(
                "(VI_" + story + ") Entering BACKUP STATE (init)",
                "VRRP_Script(" + story + ") timed_out",
                "VRRP_Script(" + story + ") succeeded",
                "(VI_" + story + ") Changing effective priority from 100 to 105");
    }

    /** What the original says after the reload, without what it does anew although nothing has changed. */
    private static Map<ScriptStory, List<String>> afterReload(Told original) {
        Map<ScriptStory, List<String>> wanted = new EnumMap<>(ScriptStory.class);
        original.afterReload()
                .forEach((story, lines) -> wanted.put(
                        story,
                        lines.stream()
                                .filter(line -> !ANEW.matcher(line).find())
                                .toList()));
        // 2.2.7 does not look at the arguments; 2.4.3 does.
        wanted.put(
                ScriptStory.CHANGED_BY_RELOAD,
                List.of(
                        "(VI_CHANGED_BY_RELOAD) Changing effective priority from 80 to 100",
                        "Script `CHANGED_BY_RELOAD` now returning 1",
                        "VRRP_Script(CHANGED_BY_RELOAD) failed (exited with status 1)",
                        "(VI_CHANGED_BY_RELOAD) Changing effective priority from 100 to 80",
                        "Script `CHANGED_BY_RELOAD` now returning 0",
                        "VRRP_Script(CHANGED_BY_RELOAD) succeeded",
                        "(VI_CHANGED_BY_RELOAD) Changing effective priority from 80 to 100"));
        return wanted;
    }

    private static Told live(Director.Kind kind) {
        try (TrackingBench bench = new TrackingBench(kind, configuration(false), ScriptStoryIT::prepare)) {
            awaitRuns(bench, story -> story.runs() + 2);
            int reload = bench.subject().log().end();
            Map<ScriptStory, List<String>> first = told(bench.lines(0, TOLD));

            bench.node.write(Director.CONFIGURATION, configuration(true));
            bench.subject().reload();
            bench.subject().log().awaitFrom(reload, "Reload complete", Wait.seconds(10));
            Map<ScriptStory, Integer> before = runs(bench);
            awaitRuns(bench, story -> before.getOrDefault(story, 0) + 2);
            bench.node.write("/run/reloaded", "");
            Map<ScriptStory, Integer> released = runs(bench);
            awaitRuns(bench, story -> released.getOrDefault(story, 0) + 2);
            return new Told(first, told(bench.lines(reload, TOLD)), Set.copyOf(bench.lines(0, SKIPPED)));
        }
    }

    private static void prepare(Node node) {
        node.run("mkdir", "/run/stories").text();
        node.write("/etc/player.sh", ScriptStory.PLAYER);
        node.run("chmod", "755", "/etc/player.sh").text();
        for (ScriptStory story : ScriptStory.values()) {
            node.write(story.file(), story.text());
        }
    }

    private static String configuration(boolean reloaded) {
        return "global_defs {\nscript_user root\nenable_script_security\n}\n"
                + Arrays.stream(ScriptStory.values())
                        .map(story -> story.blocks(reloaded))
                        .collect(Collectors.joining());
    }

    /** How many runs a story shall have had. */
    @FunctionalInterface
    private interface Wanted {
        int of(ScriptStory story);
    }

    /** When a run begins, everything has been said of those before. */
    private static void awaitRuns(TrackingBench bench, Wanted wanted) {
        Wait.until(
                "enough runs of each script",
                Wait.seconds(60),
                () -> runs(bench).entrySet().stream().allMatch(one -> one.getValue() >= wanted.of(one.getKey())),
                () -> runs(bench) + "\n" + bench.subject());
    }

    private static Map<ScriptStory, Integer> runs(TrackingBench bench) {
        Map<ScriptStory, Integer> runs = new EnumMap<>(ScriptStory.class);
        for (ScriptStory story : ScriptStory.values()) {
            runs.put(story, bench.node.textOf(story.file() + ".runs").length());
        }
        return runs;
    }

    /** By script. */
    private static Map<ScriptStory, List<String>> told(List<String> lines) {
        Map<ScriptStory, List<String>> told = new EnumMap<>(ScriptStory.class);
        for (ScriptStory story : ScriptStory.values()) {
            List<String> own = new ArrayList<>();
            for (String line : lines) {
                if (!SKIPPED.matcher(line).find() && line.matches(".*\\b(VI_)?" + story + "\\b.*")) {
                    own.add(line);
                }
            }
            told.put(story, own);
        }
        return told;
    }

    private static String text(Map<ScriptStory, List<String>> told) {
        return told.entrySet().stream()
                .map(one -> one.getKey() + ":\n  " + String.join("\n  ", one.getValue()))
                .collect(Collectors.joining("\n"));
    }
}

package io.vipward.daemon.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Other people's configurations, in a machine made for them: exit codes, lines named and who starts are keepalived's,
 * but for what docs/compatibility.md lists with its reason.
 *
 * <p>{@code -Dvipward.corpus=FOLDER} names the folder; without it there are no such tests. The distribution must have
 * been built, which the package phase does before these tests run.
 */
@Tag("kernel")
class CorpusIT {
    private static final String FOLDER = System.getProperty("vipward.corpus", "");

    @TestFactory
    Stream<DynamicTest> configurationsAreJudgedAsKeepalivedJudgesThem() {
        return FOLDER.isEmpty()
                ? Stream.empty()
                : Stream.of("files", "scripts", "small").map(set -> DynamicTest.dynamicTest(set, () -> compare(set)));
    }

    private static void compare(String set) throws IOException, InterruptedException {
        ProcessBuilder comparison =
                new ProcessBuilder("dev/corpus", "--set", set, "--lines", "--show", "0", "--strict");
        comparison.directory(Path.of("..").toRealPath().toFile()).redirectErrorStream(true);
        comparison.environment().put("VIPWARD_CORPUS", FOLDER);
        Process process = comparison.start();
        process.getOutputStream().close();

        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals(0, process.waitFor(), text);
    }
}

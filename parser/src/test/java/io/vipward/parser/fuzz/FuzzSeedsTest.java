package io.vipward.parser.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the fuzzer begins with, and what it once found, for every target; bench/fuzz looks for more. */
class FuzzSeedsTest {
    private static final Path SEEDS = Path.of("src/test/resources/fuzz");
    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "parse", ParseFuzz::fuzzerTestOneInput,
            "preprocess", PreprocessFuzz::fuzzerTestOneInput,
            "format", FormatFuzz::fuzzerTestOneInput,
            "command", CommandSplitFuzz::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> everySeedHoldsForEveryTarget() throws IOException {
        List<Path> seeds;
        try (Stream<Path> all = Files.list(SEEDS)) {
            seeds = all.sorted().toList();
        }
        assertFalse(seeds.isEmpty());
        return seeds.stream()
                .flatMap(seed -> TARGETS.entrySet().stream()
                        .map(target -> DynamicTest.dynamicTest(
                                target.getKey() + " " + seed.getFileName(),
                                () -> target.getValue().accept(Files.readAllBytes(seed)))));
    }
}

package io.vipward.parser.fuzz;

import io.vipward.parser.grammar.CommandSplit;
import io.vipward.parser.source.SourceBytes;
import org.junit.jupiter.api.Assertions;

/** Any command has arguments or a fault, and no argument that the kernel would cut. */
public final class CommandSplitFuzz {
    private CommandSplitFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        CommandSplit split = CommandSplit.of(SourceBytes.decode(input));

        Assertions.assertEquals(split.fault() != null, split.arguments().isEmpty());
        Assertions.assertTrue(split.arguments().stream().noneMatch(word -> word.indexOf('\0') >= 0));
    }
}

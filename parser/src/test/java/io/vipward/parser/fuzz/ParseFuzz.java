package io.vipward.parser.fuzz;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ParseResult;
import io.vipward.parser.source.SourceBytes;
import org.junit.jupiter.api.Assertions;

/** Any bytes end in a configuration or in findings. */
public final class ParseFuzz {
    private ParseFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        ParseResult result = ConfigurationParser.parse("/a.conf", SourceBytes.decode(input));

        Assertions.assertFalse(result.fatal() && result.diagnostics().isEmpty());
        Assertions.assertEquals(result.text().isEmpty(), result.diagnostics().isEmpty());
    }
}

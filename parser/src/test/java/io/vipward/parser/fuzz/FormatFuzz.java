package io.vipward.parser.fuzz;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.ModelText;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.format.Formatted;
import io.vipward.parser.format.Formatter;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.SourceBytes;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What is formatted means the same, and is not changed again. */
public final class FormatFuzz {
    private FormatFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] input) {
        String before = SourceBytes.decode(input);
        if (Formatter.format("/a.conf", before) instanceof Formatted.Rewritten rewritten) {
            Assertions.assertEquals(rewritten, Formatter.format("/a.conf", rewritten.text()));
            for (String node : List.of("a", ParseSettings.ISOLATED.configId())) {
                Assertions.assertEquals(meaning(before, node), meaning(rewritten.text(), node));
            }
        }
    }

    private static String meaning(String text, String node) {
        ParseResult result = ConfigurationParser.parse("/a.conf", text, ParseSettings.ISOLATED.withConfigId(node));
        Configuration configuration = result.configuration();
        String model = configuration == null ? "none" : ModelText.of(configuration);
        List<String> codes = result.diagnostics().stream()
                .map(Diagnostic::code)
                .map(Enum::name)
                .sorted()
                .toList();
        return model.replaceAll("(?m)^ *at \\d+:\\d+\n", "") + codes;
    }
}

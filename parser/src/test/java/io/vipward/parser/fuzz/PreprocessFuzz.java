package io.vipward.parser.fuzz;

import io.vipward.parser.diagnostic.Diagnostic;
import io.vipward.parser.diagnostic.Diagnostics;
import io.vipward.parser.source.FilesInMemory;
import io.vipward.parser.source.ParseSettings;
import io.vipward.parser.source.Preprocessor;
import io.vipward.parser.source.SourceBytes;
import io.vipward.parser.source.SourceFile;
import io.vipward.parser.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Definitions, conditions, sequences and includes of three files end, and each character knows where it was written. */
public final class PreprocessFuzz {
    private PreprocessFuzz() {}

    /** What the fuzzer calls; the files are parted by the record separator. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] texts = SourceBytes.decode(input).split("\u001e", 3);
        FilesInMemory files = new FilesInMemory()
                .with("/a", texts[0])
                .with("/x", texts.length > 1 ? texts[1] : "")
                .with("/y", texts.length > 2 ? texts[2] : "");
        ParseSettings settings = ParseSettings.ISOLATED.withConfigId("a").withFiles(files);
        Diagnostics diagnostics = new Diagnostics();

        SourceText text = Preprocessor.process(List.of(new SourceFile("/a", texts[0])), settings, diagnostics);

        int step = 1 + text.length() / 64;
        for (int at = 0; at <= text.length(); at += step) {
            Assertions.assertTrue(
                    List.of("/a", "/x", "/y").contains(text.position(at).file()));
        }
        for (Diagnostic diagnostic : diagnostics.sorted()) {
            Assertions.assertTrue(diagnostic.span().length() >= 1);
        }
    }
}

package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.parser.format.Formatted;
import io.vipward.parser.format.Formatter;
import io.vipward.parser.source.SourceBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code vipward format}: rewrites files in one layout, without a change of what they mean. */
@Command(
        name = "format",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Rewrites configuration files in one layout: indentation, spaces, braces, empty lines, line ends. What the files",
            "mean stays the same. A file that cannot safely be formatted is left as it is, and named with the place.",
            "",
            "Exit status: 0 all files have the layout now; 1 with --check: some would be changed; 2 a file cannot be",
            "formatted, read or written."
        })
final class FormatCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final int WOULD_CHANGE = 1;
    private static final int NOT_FORMATTED = 2;

    @Option(names = "--check", description = "Change nothing; name the files that would be changed.")
    private boolean check;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description =
                    "Files, each by itself and without what it includes; - formats standard input to standard output.")
    private List<String> files = List.of();

    @Override
    public Integer call() {
        int worst = ExitCode.OK;
        for (String file : files) {
            worst = Math.max(worst, file.equals(STANDARD_INPUT) ? standardInput() : file(file));
        }
        return worst;
    }

    private int file(String name) {
        try {
            RewritableFile file = RewritableFile.of(Path.of(name));
            String before = SourceBytes.decode(file.read());
            Formatted formatted = Formatter.format(name, before);
            if (!(formatted instanceof Formatted.Rewritten rewritten)) {
                return refuse(formatted.toString());
            }
            if (rewritten.text().equals(before)) {
                return ExitCode.OK;
            }
            if (check) {
                System.out.println(name);
                return WOULD_CHANGE;
            }
            file.replace(SourceBytes.encode(rewritten.text()));
            return ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            return refuse(name + ": not formatted: " + e.getMessage());
        }
    }

    private int standardInput() {
        try {
            String before = SourceBytes.decode(System.in.readNBytes(RewritableFile.LARGEST_BYTES));
            Formatted formatted = Formatter.format("standard input", before);
            if (!(formatted instanceof Formatted.Rewritten rewritten)) {
                return refuse(formatted.toString());
            }
            if (check) {
                boolean same = rewritten.text().equals(before);
                System.out.print(same ? "" : STANDARD_INPUT + System.lineSeparator());
                return same ? ExitCode.OK : WOULD_CHANGE;
            }
            System.out.writeBytes(SourceBytes.encode(rewritten.text()));
            System.out.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            return refuse("standard input: not formatted: " + e.getMessage());
        }
    }

    private static int refuse(String message) {
        System.err.println(message);
        return NOT_FORMATTED;
    }
}

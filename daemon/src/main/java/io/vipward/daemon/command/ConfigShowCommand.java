package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import io.vipward.daemon.report.ModelJson;
import io.vipward.daemon.report.Terminal;
import io.vipward.parser.ParseResult;
import io.vipward.parser.diagnostic.DiagnosticFormat;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.show.ConfigurationText;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vipward config show}: the configuration in effect. */
@Command(
        name = "show",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Writes the configuration in effect: includes, definitions and conditions resolved, defaults written out, what",
            "is wrong corrected or left out as the daemon would. As text it is a configuration that means the same.",
            "",
            "Exit status: 0, or 2 or 6 where no daemon could run with the file; then the reasons are written instead."
        })
final class ConfigShowCommand implements Callable<Integer> {
    /** How the configuration is written. */
    enum Format {
        text,
        json
    }

    @Option(
            names = {"-f", "--use-file"},
            paramLabel = "FILE",
            description = "Configuration file (default: ${DEFAULT-VALUE}).")
    private Path useFile = Path.of(Options.DEFAULT_CONFIGURATION);

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private Format format = Format.text;

    @Option(names = "--positions", description = "With json: also where each block and value was written.")
    private boolean positions;

    @Option(names = "--hide-secrets", description = "Passwords and keys are not shown.")
    private boolean hideSecrets;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Override
    public Integer call() {
        ConfigurationSource from = source.of(useFile);
        ParseResult parsed = from.parse();
        Configuration configuration = parsed.configuration();
        if (configuration == null) {
            System.err.print(DiagnosticFormat.text(parsed.diagnostics(), Terminal.style(Terminal.ERROR)));
            return parsed.startExitCode();
        }
        Output.write(text(configuration));
        return 0;
    }

    private String text(Configuration configuration) {
        return switch (format) {
            case text ->
                hideSecrets ? ConfigurationText.withoutSecrets(configuration) : ConfigurationText.of(configuration);
            case json -> ModelJson.text(configuration, new ModelJson.Content(positions, !hideSecrets));
        };
    }
}

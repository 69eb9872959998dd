package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is read; the same for every subcommand, and as the daemon has it. */
final class SourceOptions {
    @Option(
            names = {"-i", "--config-id"},
            paramLabel = "ID",
            description = "For lines that begin with @ID (default: the node's name up to the first dot).")
    private @Nullable String configId;

    @Option(
            names = {"-e", "--all-config"},
            description = "Included files that are missing are errors.")
    private boolean allConfig;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    ConfigurationSource of(Path file) {
        return new ConfigurationSource(file, configId, allConfig);
    }
}

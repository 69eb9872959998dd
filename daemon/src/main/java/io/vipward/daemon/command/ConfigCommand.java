package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vipward config}: only its subcommands do something. */
@Command(name = "config", usageHelpAutoWidth = true, description = "Shows a configuration.")
final class ConfigCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Override
    public Integer call() {
        System.err.println("config needs a subcommand");
        spec.commandLine().usage(System.err);
        return ExitCode.FATAL;
    }
}

package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ExitCode;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What can be done besides running the daemon: the first word of the command line says what.
 *
 * <p>keepalived ignores such words. Called by its name there are no subcommands, so that no command line that works
 * with it means something else here.
 */
final class Subcommands {
    private static final String KEEPALIVED = "keepalived";

    private Subcommands() {}

    /** Whether the command line begins with the name of one. */
    static boolean isMeant(String[] arguments, String calledAs) {
        return !calledAs.equals(KEEPALIVED) && arguments.length > 0 && names().contains(arguments[0]);
    }

    private static Set<String> names() {
        return model(new Options()).getSubcommands().keySet();
    }

    /** The whole command line, for parsing subcommands and for the manual. */
    static CommandLine model(Options options) {
        return new CommandLine(options)
                .addSubcommand(new CheckCommand())
                .addSubcommand(new FormatCommand())
                .addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigShowCommand()));
    }

    /** Runs it: exit status of the subcommand, 1 where it was called wrongly. */
    static int run(String[] arguments) {
        return model(new Options())
                .setParameterExceptionHandler(Subcommands::refuse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static int refuse(ParameterException wrong, String[] arguments) {
        System.err.println(wrong.getMessage());
        String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
        System.err.println("Try '" + name + " --help'.");
        return ExitCode.FATAL;
    }
}

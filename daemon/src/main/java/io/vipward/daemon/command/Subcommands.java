package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ExitCode;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
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
        boolean word = arguments.length > 0 && !arguments[0].startsWith("-");
        return word && !calledAs.equals(KEEPALIVED) && names().contains(arguments[0]);
    }

    private static Set<String> names() {
        return model().getSubcommands().keySet();
    }

    /** The whole command line, for parsing subcommands and for the manual. */
    static CommandLine model() {
        CommandSpec spec = CommandSpec.create().name("vipward");
        Options.SUPPORTED.forEach(option -> spec.addOption(option.forHelp()));
        spec.usageMessage()
                .sortOptions(false)
                .autoWidth(true)
                .header(
                        "Keeps services reachable: VRRP, kernel IPVS, health checks. A drop-in replacement for keepalived.")
                .footer(
                        "",
                        "Signals to the process in the PID file: HUP reloads the configuration, TERM and INT stop.",
                        "Exit status: 0 stopped, 1 wrong option or fatal condition, 2 configuration that cannot be run,",
                        "4 not permitted, 5 and 6 what --config-test reports; 6 also a configuration file that cannot be read.");
        return new CommandLine(spec)
                .addSubcommand(new CheckCommand())
                .addSubcommand(new FormatCommand())
                .addSubcommand(new GenhashCommand())
                .addSubcommand(new CommandLine(new ConfigCommand()).addSubcommand(new ConfigShowCommand()))
                .addSubcommand(new IpvsTableCommand());
    }

    /** Runs it: exit status of the subcommand, 1 where it was called wrongly. */
    static int run(String[] arguments) {
        if (arguments[0].equals("genhash")) {
            return GenhashCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        return model().setParameterExceptionHandler(Subcommands::refuse)
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

package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationTest;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.lifecycle.Startup;
import io.vipward.daemon.lifecycle.Version;
import io.vipward.daemon.report.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads the command line and starts what it asks for. */
public final class Main {
    private Main() {}

    /** Ends the virtual machine with one of {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String[] arguments) {
        return run(arguments, System.getenv().getOrDefault("VIPWARD_NAME", "vipward"));
    }

    /**
     * The same under a name.
     *
     * @param calledAs the name by which the program was called
     */
    static int run(String[] arguments, String calledAs) {
        if (Subcommands.isMeant(arguments, calledAs)) {
            return Subcommands.run(arguments);
        }
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        UnsupportedOptions.addTo(commandLine.getCommandSpec());
        commandLine.setAbbreviatedOptionsAllowed(true);
        commandLine.setOverwrittenOptionsAllowed(true);
        try {
            CommandLine.ParseResult parsed = commandLine.parseArgs(arguments);
            String unsupported = UnsupportedOptions.firstGiven(parsed);
            if (unsupported != null) {
                return refuse("Option " + unsupported + " of keepalived is not supported by this version");
            }
        } catch (UnmatchedArgumentException e) {
            return refuse("Unknown option " + e.getUnmatched().get(0));
        } catch (MissingParameterException e) {
            return refuse("Missing parameter for option " + names(e.getMissing()));
        } catch (ParameterException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
        return run(options, arguments);
    }

    private static int run(Options options, String[] arguments) {
        if (options.wantsHelp()) {
            Subcommands.model(options).usage(System.err);
            return ExitCode.OK;
        }
        if (options.wantsVersion()) {
            System.err.println(Version.text());
            return ExitCode.OK;
        }
        if (!options.stray().isEmpty()) {
            System.out.println("Unexpected argument(s): " + String.join(" ", options.stray()));
        }
        if (options.testsConfiguration()) {
            return ConfigurationTest.run(
                    options.configuration(), options.configTestLog(), Terminal.style(Terminal.ERROR));
        }
        return Startup.run(options.settings(), List.of(arguments));
    }

    private static String names(List<ArgSpec> missing) {
        ArgSpec first = missing.get(0);
        return first instanceof OptionSpec option ? option.longestName() : first.paramLabel();
    }

    private static int refuse(@Nullable String message) {
        System.err.println(message);
        System.err.println("Try 'vipward --help'.");
        return ExitCode.FATAL;
    }
}

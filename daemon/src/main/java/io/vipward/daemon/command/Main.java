package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationTest;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.lifecycle.SignalFunction;
import io.vipward.daemon.lifecycle.Startup;
import io.vipward.daemon.lifecycle.Version;
import io.vipward.daemon.report.Terminal;
import java.util.Arrays;
import java.util.List;

/** Reads the command line and starts what it asks for. */
public final class Main {
    private static final String GENHASH = "genhash";

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
        if (calledAs.equals(GENHASH)) {
            return GenhashCommand.run(arguments);
        }
        if (arguments.length > 0 && (arguments[0].equals("--genhash") || arguments[0].equals("-T"))) {
            return GenhashCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        if (Subcommands.isMeant(arguments, calledAs)) {
            return Subcommands.run(arguments);
        }
        Options options = Options.of(arguments);
        String fault = options.fault();
        if (fault != null) {
            System.err.println(fault);
            System.err.println("Try 'vipward --help'.");
            return ExitCode.FATAL;
        }
        return run(options, arguments);
    }

    private static int run(Options options, String[] arguments) {
        if (options.wantsHelp()) {
            Subcommands.model().usage(System.err);
            return ExitCode.OK;
        }
        if (options.wantsVersion()) {
            System.err.println(Version.text());
            return ExitCode.OK;
        }
        String function = options.signalFunction();
        if (function != null) {
            return signalNumber(function);
        }
        if (!options.stray().isEmpty()) {
            System.out.println("Unexpected argument(s): " + String.join(" ", options.stray()));
        }
        String remark = options.remark();
        if (remark != null) {
            System.err.println(remark);
        }
        if (options.testsConfiguration()) {
            int status = ConfigurationTest.run(
                    options.configuration(), options.configTestLog(), Terminal.style(Terminal.ERROR));
            return remark != null && status == ExitCode.OK ? ExitCode.CONFIG_TEST_FAILED : status;
        }
        return Startup.run(options.settings(), List.of(arguments));
    }

    private static int signalNumber(String name) {
        SignalFunction function = SignalFunction.named(name);
        if (function == null) {
            System.err.println("Unknown sigfunc " + name);
            return ExitCode.FATAL;
        }
        System.out.println(function.number());
        return ExitCode.OK;
    }
}

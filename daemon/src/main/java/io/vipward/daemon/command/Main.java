package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationTest;
import io.vipward.daemon.lifecycle.ExitCode;
import io.vipward.daemon.lifecycle.Startup;
import io.vipward.daemon.lifecycle.Version;
import java.util.List;

/** Reads the command line and starts what it asks for. */
public final class Main {
    private Main() {}

    /** Ends the virtual machine with one of {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String[] arguments) {
        Options options = Options.of(arguments);
        String fault = options.fault();
        if (fault != null) {
            System.err.println(fault);
            System.err.println("Try 'vipward --help'.");
            return ExitCode.FATAL;
        }
        if (options.wantsHelp()) {
            System.err.print(Help.text());
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
            return ConfigurationTest.run(options.configuration(), options.configTestLog());
        }
        return Startup.run(options.settings(), List.of(arguments));
    }
}

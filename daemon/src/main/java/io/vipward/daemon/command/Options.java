package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import io.vipward.daemon.lifecycle.Settings;
import io.vipward.daemon.logging.LogTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** keepalived's options as far as this version has them. Those it lacks are in {@link UnsupportedOptions}. */
@Command(
        name = "vipward",
        sortOptions = false,
        usageHelpAutoWidth = true,
        header = "Keeps services reachable: VRRP, kernel IPVS, health checks. A drop-in replacement for keepalived.",
        footer = {
            "",
            "Signals to the process in the PID file: HUP reloads the configuration, TERM and INT stop.",
            "Exit status: 0 stopped, 1 wrong option or fatal condition, 2 configuration that cannot be run,",
            "4 not permitted, 5 and 6 what --config-test reports; 6 also a configuration file that cannot be read."
        })
final class Options {
    static final String DEFAULT_CONFIGURATION = "/etc/keepalived/keepalived.conf";
    static final String DEFAULT_PID_FILE = "/run/keepalived.pid";

    /** What {@code --config-test} without a value is given as: messages go to standard error. */
    private static final String STANDARD_ERROR = "-";

    @Option(
            names = {"-f", "--use-file"},
            paramLabel = "FILE",
            description = "Configuration file (default: ${DEFAULT-VALUE}).")
    private Path useFile = Path.of(DEFAULT_CONFIGURATION);

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
            names = {"-P", "--vrrp"},
            description = "Run only the VRRP part, no health checkers.")
    private boolean vrrpOnly;

    @Option(
            names = {"-C", "--check"},
            description = "Run only the health checkers, no VRRP.")
    private boolean checkersOnly;

    @Option(
            names = {"-l", "--log-console"},
            description = "Log to standard error too (with --dont-fork).")
    private boolean logConsole;

    @Option(
            names = {"-D", "--log-detail"},
            description = "Log in detail.")
    private boolean[] logDetail = {};

    @Option(
            names = {"-G", "--no-syslog"},
            description = "Do not log to the system log.")
    private boolean noSyslog;

    @Option(
            names = {"-n", "--dont-fork"},
            description = "Stay in the foreground.")
    private boolean dontFork;

    @Option(
            names = {"-d", "--dump-conf"},
            description = "Write the configuration in effect to the log at start, without passwords.")
    private boolean dumpConf;

    @Option(
            names = {"-p", "--pid"},
            paramLabel = "FILE",
            description = "PID file (default: ${DEFAULT-VALUE}).")
    private Path pid = Path.of(DEFAULT_PID_FILE);

    @Option(
            names = {"-t", "--config-test"},
            paramLabel = "LOGFILE",
            arity = "0..1",
            fallbackValue = STANDARD_ERROR,
            description = "Check the configuration and exit; messages go to standard error or are appended to LOGFILE.")
    private @Nullable String configTest;

    @Option(
            names = {"-v", "--version"},
            description = "Print the version and exit.")
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            description = "Print this help and exit.")
    private boolean help;

    @Parameters(hidden = true)
    private List<String> stray = new ArrayList<>();

    ConfigurationSource configuration() {
        return new ConfigurationSource(useFile, configId, allConfig);
    }

    Settings settings() {
        LogTarget log = new LogTarget(logConsole && dontFork, !noSyslog, logDetail.length > 0);
        boolean both = vrrpOnly == checkersOnly;
        Settings.Parts parts = new Settings.Parts(both || vrrpOnly, both || checkersOnly);
        return new Settings(configuration(), pid, dontFork, log, parts, dumpConf);
    }

    boolean testsConfiguration() {
        return configTest != null;
    }

    /** Where the test's messages are appended, null for standard error. */
    @Nullable
    Path configTestLog() {
        return configTest == null || configTest.equals(STANDARD_ERROR) ? null : Path.of(configTest);
    }

    boolean wantsVersion() {
        return version;
    }

    boolean wantsHelp() {
        return help;
    }

    List<String> stray() {
        return List.copyOf(stray);
    }
}

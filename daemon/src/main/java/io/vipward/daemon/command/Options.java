package io.vipward.daemon.command;

import io.vipward.daemon.lifecycle.ConfigurationSource;
import io.vipward.daemon.lifecycle.Settings;
import io.vipward.daemon.logging.LogTarget;
import io.vipward.daemon.logging.SyslogFacility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** keepalived's options as far as this version has them. Those it lacks are in {@link UnsupportedOptions}. */
final class Options {
    static final String DEFAULT_CONFIGURATION = "/etc/keepalived/keepalived.conf";
    static final String DEFAULT_PID_FILE = "/run/keepalived.pid";
    /** Beside that of the daemon that really runs. */
    static final String SHADOW_PID_FILE = "/run/vipward-shadow.pid";

    private static final CommandOption USE_FILE = CommandOption.withValue(
            'f', "use-file", "FILE", "Configuration file (default: " + DEFAULT_CONFIGURATION + ").");
    private static final CommandOption CONFIG_ID = CommandOption.withValue(
            'i', "config-id", "ID", "For lines that begin with @ID (default: the node's name up to the first dot).");
    private static final CommandOption ALL_CONFIG =
            CommandOption.flag('e', "all-config", "Included files that are missing are errors.");
    private static final CommandOption VRRP =
            CommandOption.flag('P', "vrrp", "Run only the VRRP part, no health checkers.");
    private static final CommandOption CHECK =
            CommandOption.flag('C', "check", "Run only the health checkers, no VRRP.");
    private static final CommandOption NO_BFD =
            CommandOption.flag('B', "no_bfd", "Run no BFD sessions; what tracks one counts it as down.");
    private static final CommandOption LOG_CONSOLE =
            CommandOption.flag('l', "log-console", "Log to standard error too (with --dont-fork).");
    private static final CommandOption LOG_DETAIL = CommandOption.flag('D', "log-detail", "Log in detail.");
    private static final CommandOption LOG_FACILITY = CommandOption.withValue(
            'S', "log-facility", "FACILITY", "Of the system log: daemon, user, or local0 to local7, also 0 to 7.");
    private static final CommandOption NO_SYSLOG =
            CommandOption.flag('G', "no-syslog", "Do not log to the system log.");
    private static final CommandOption DONT_FORK = CommandOption.flag('n', "dont-fork", "Stay in the foreground.");
    private static final CommandOption DUMP_CONF = CommandOption.flag(
            'd', "dump-conf", "Write the configuration in effect to the log at start, without passwords.");
    private static final CommandOption PID =
            CommandOption.withValue('p', "pid", "FILE", "PID file (default: " + DEFAULT_PID_FILE + ").");
    private static final CommandOption DONT_RESPAWN = CommandOption.flag(
            'R', "dont-respawn", "End when a part fails; so it is always, because all parts are one process.");
    private static final CommandOption CONFIG_TEST = CommandOption.withOptionalValue(
            't',
            "config-test",
            "LOGFILE",
            "Check the configuration and exit; messages go to standard error or are appended to LOGFILE.");
    private static final CommandOption SIGNUM = CommandOption.withValue(
            "signum",
            "FUNCTION",
            "Print the number of the signal for STOP, RELOAD, DATA, STATS, STATS_CLEAR or JSON, and exit.");
    private static final CommandOption SHADOW = CommandOption.flag(
            "shadow",
            "Send nothing and change nothing, run no notify script; log what would be done. PID file: "
                    + SHADOW_PID_FILE + ".");
    private static final CommandOption VERSION = CommandOption.flag('v', "version", "Print the version and exit.");
    private static final CommandOption HELP = CommandOption.flag('h', "help", "Print this help and exit.");

    /** In the order of the help. */
    static final List<CommandOption> SUPPORTED = List.of(
            USE_FILE,
            CONFIG_ID,
            ALL_CONFIG,
            VRRP,
            CHECK,
            NO_BFD,
            LOG_CONSOLE,
            LOG_DETAIL,
            LOG_FACILITY,
            NO_SYSLOG,
            DONT_FORK,
            DUMP_CONF,
            PID,
            DONT_RESPAWN,
            CONFIG_TEST,
            SIGNUM,
            SHADOW,
            VERSION,
            HELP);

    private final GivenOptions given;

    private Options(GivenOptions given) {
        this.given = given;
    }

    static Options of(String... arguments) {
        List<CommandOption> all = new ArrayList<>(SUPPORTED);
        all.addAll(UnsupportedOptions.ALL);
        return new Options(GivenOptions.parse(all, arguments));
    }

    /** Why the program cannot be started with these options, null if it can. */
    @Nullable
    String fault() {
        if (given.fault() != null) {
            return given.fault();
        }
        for (CommandOption option : UnsupportedOptions.ALL) {
            if (given.has(option)) {
                return "Option --" + option.name() + " of keepalived is not supported by this version";
            }
        }
        return null;
    }

    ConfigurationSource configuration() {
        return new ConfigurationSource(
                path(USE_FILE, DEFAULT_CONFIGURATION), given.value(CONFIG_ID), given.has(ALL_CONFIG));
    }

    Settings settings() {
        boolean foreground = given.has(DONT_FORK);
        LogTarget log = new LogTarget(
                given.has(LOG_CONSOLE) && foreground,
                !given.has(NO_SYSLOG),
                facility().orElse(SyslogFacility.DAEMON),
                given.has(LOG_DETAIL),
                given.has(SHADOW));
        boolean both = given.has(VRRP) == given.has(CHECK);
        Settings.Parts parts =
                new Settings.Parts(both || given.has(VRRP), both || given.has(CHECK), !given.has(NO_BFD));
        boolean shadow = given.has(SHADOW);
        return new Settings(
                configuration(),
                path(PID, shadow ? SHADOW_PID_FILE : DEFAULT_PID_FILE),
                foreground,
                log,
                parts,
                given.has(DUMP_CONF),
                shadow);
    }

    private OptionalInt facility() {
        String written = given.value(LOG_FACILITY);
        return written == null ? OptionalInt.of(SyslogFacility.DAEMON) : SyslogFacility.of(written);
    }

    /** What is wrong with an option and does not keep the program from running, null for nothing. */
    @Nullable
    String remark() {
        return facility().isPresent()
                ? null
                : "'" + given.value(LOG_FACILITY)
                        + "' is no facility: daemon, user, local0 to local7, or 0 to 7; daemon" + " is used";
    }

    /** Of which function the signal's number is asked for, null for none. */
    @Nullable
    String signalFunction() {
        return given.value(SIGNUM);
    }

    private Path path(CommandOption option, String otherwise) {
        String written = given.value(option);
        return Path.of(written == null ? otherwise : written);
    }

    boolean testsConfiguration() {
        return given.has(CONFIG_TEST);
    }

    /** Where the test's messages are appended, null for standard error. */
    @Nullable
    Path configTestLog() {
        String log = given.value(CONFIG_TEST);
        return log == null || log.isEmpty() ? null : Path.of(log);
    }

    boolean wantsVersion() {
        return given.has(VERSION);
    }

    boolean wantsHelp() {
        return given.has(HELP);
    }

    List<String> stray() {
        return given.stray();
    }
}

package io.vipward.daemon.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Options that keepalived has and this version does not. They are refused by name: a daemon that runs without what it
 * was asked for is worse than one that does not start.
 */
final class UnsupportedOptions {
    private static final String[][] WITHOUT_VALUE = {
        {"-B", "--no_bfd"},
        {"--all"},
        {"--flush-log-file"},
        {"-X", "--release-vips"},
        {"-V", "--dont-release-vrrp"},
        {"-I", "--dont-release-ipvs"},
        {"-R", "--dont-respawn"},
        {"-T", "--genhash"},
        {"-a", "--address-monitoring"},
        {"-x", "--snmp"},
        {"-m", "--core-dump"},
        {"--ignore-sigint"},
    };
    private static final String[][] WITH_VALUE = {
        {"-S", "--log-facility"},
        {"-u", "--umask"},
        {"-r", "--vrrp_pid"},
        {"-c", "--checkers_pid"},
        {"-b", "--bfd_pid"},
        {"-s", "--namespace"},
        {"-A", "--snmp-agent-socket"},
        {"--config-fd"},
        {"--signum"},
    };
    private static final String[][] WITH_OPTIONAL_VALUE = {
        {"-g", "--log-file"}, {"-M", "--core-dump-pattern"},
    };

    private UnsupportedOptions() {}

    static void addTo(CommandSpec spec) {
        for (String[] names : WITHOUT_VALUE) {
            spec.addOption(hidden(names, boolean.class, "0"));
        }
        for (String[] names : WITH_VALUE) {
            spec.addOption(hidden(names, String.class, "1"));
        }
        for (String[] names : WITH_OPTIONAL_VALUE) {
            spec.addOption(hidden(names, String.class, "0..1"));
        }
    }

    private static OptionSpec hidden(String[] names, Class<?> type, String arity) {
        return OptionSpec.builder(names).type(type).arity(arity).hidden(true).build();
    }

    /** The first option of keepalived's that was given and is not supported, or null. */
    static @Nullable String firstGiven(ParseResult parsed) {
        for (OptionSpec option : parsed.matchedOptions()) {
            if (option.hidden()) {
                return option.longestName();
            }
        }
        return null;
    }
}

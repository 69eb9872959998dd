package io.vipward.daemon.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Options that keepalived has and this version does not. They are refused by name: a daemon that runs without what it
 * was asked for is worse than one that does not start.
 */
final class UnsupportedOptions {
    static final List<CommandOption> ALL = List.of(
            flag(null, "all"),
            flag(null, "flush-log-file"),
            flag('X', "release-vips"),
            flag('V', "dont-release-vrrp"),
            flag('I', "dont-release-ipvs"),
            flag('T', "genhash"),
            flag('a', "address-monitoring"),
            flag('x', "snmp"),
            flag('m', "core-dump"),
            flag(null, "ignore-sigint"),
            withValue('u', "umask"),
            withValue('r', "vrrp_pid"),
            withValue('c', "checkers_pid"),
            withValue('b', "bfd_pid"),
            withValue('s', "namespace"),
            withValue('A', "snmp-agent-socket"),
            withValue(null, "config-fd"),
            withOptionalValue('g', "log-file"),
            withOptionalValue('M', "core-dump-pattern"));

    private UnsupportedOptions() {}

    private static CommandOption flag(@Nullable Character letter, String name) {
        return new CommandOption(letter, name, null, false, null);
    }

    private static CommandOption withValue(@Nullable Character letter, String name) {
        return new CommandOption(letter, name, "VALUE", false, null);
    }

    private static CommandOption withOptionalValue(@Nullable Character letter, String name) {
        return new CommandOption(letter, name, "VALUE", true, null);
    }
}

package io.vipward.daemon.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as {@code getopt_long} reads them, as keepalived does: short options may share a hyphen, a long one may be cut
 * short as long as it stays unique, an optional value is joined to its option, and {@code --} ends the options. Of an
 * option that is repeated the last value counts.
 *
 * <p>The start of the program is most of a configuration test of a usual file, and reading annotations would be a third of
 * it: picocli is for subcommands and the help.
 */
final class GivenOptions {
    private final List<CommandOption> known;
    /** By long name: the first hash of a record makes classes, which takes longer than all the rest here. */
    private final Map<String, String> given = new HashMap<>();

    private final List<String> stray = new ArrayList<>();
    private @Nullable String fault;

    private GivenOptions(List<CommandOption> known) {
        this.known = known;
    }

    /** Reads arguments up to the first fault. */
    static GivenOptions parse(List<CommandOption> known, String... arguments) {
        GivenOptions line = new GivenOptions(known);
        int next = 0;
        while (next < arguments.length && line.fault == null) {
            next = line.argument(arguments, next);
        }
        return line;
    }

    /** What is wrong with the arguments, null for nothing. */
    @Nullable
    String fault() {
        return fault;
    }

    boolean has(CommandOption option) {
        return given.containsKey(option.name());
    }

    /** The value of an option; empty if it was given without one, null if it was not given. */
    @Nullable
    String value(CommandOption option) {
        return given.get(option.name());
    }

    /** Words that belong to no option. */
    List<String> stray() {
        return List.copyOf(stray);
    }

    /** Reads one argument, and the one behind it if that is its value; the index of what follows. */
    private int argument(String[] arguments, int at) {
        String argument = arguments[at];
        if (argument.equals("--")) {
            stray.addAll(List.of(arguments).subList(at + 1, arguments.length));
            return arguments.length;
        }
        if (argument.startsWith("--")) {
            return longOption(arguments, at);
        }
        if (argument.startsWith("-") && argument.length() > 1) {
            return shortOptions(arguments, at);
        }
        stray.add(argument);
        return at + 1;
    }

    private int longOption(String[] arguments, int at) {
        String argument = arguments[at];
        int equals = argument.indexOf('=');
        String name = argument.substring(2, equals < 0 ? argument.length() : equals);
        CommandOption option = named(name);
        if (option == null) {
            return at;
        }
        if (equals >= 0 && option.parameter() == null) {
            fault = "Option --" + option.name() + " takes no parameter";
            return at;
        }
        return give(option, "--" + option.name(), equals < 0 ? null : argument.substring(equals + 1), arguments, at);
    }

    private @Nullable CommandOption named(String name) {
        List<CommandOption> matching = new ArrayList<>();
        for (CommandOption option : known) {
            if (option.name().equals(name)) {
                return option;
            }
            if (option.name().startsWith(name)) {
                matching.add(option);
            }
        }
        if (matching.size() == 1) {
            return matching.get(0);
        }
        fault = matching.isEmpty()
                ? "Unknown option --" + name
                : "Option --" + name + " could be any of "
                        + String.join(
                                ", ",
                                matching.stream()
                                        .map(option -> "--" + option.name())
                                        .toList());
        return null;
    }

    private int shortOptions(String[] arguments, int at) {
        String argument = arguments[at];
        for (int i = 1; i < argument.length(); i++) {
            CommandOption option = lettered(argument.charAt(i));
            if (option == null) {
                fault = "Unknown option -" + argument.charAt(i);
                return at;
            }
            if (option.parameter() != null) {
                String joined = argument.substring(i + 1);
                return give(option, "-" + argument.charAt(i), joined.isEmpty() ? null : joined, arguments, at);
            }
            given.put(option.name(), "");
        }
        return at + 1;
    }

    private @Nullable CommandOption lettered(char letter) {
        for (CommandOption option : known) {
            if (option.letter() != null && option.letter() == letter) {
                return option;
            }
        }
        return null;
    }

    private int give(CommandOption option, String as, @Nullable String joined, String[] arguments, int at) {
        boolean lacks = joined == null ? at + 1 == arguments.length : joined.isEmpty();
        if (lacks && option.parameter() != null && !option.optional()) {
            fault = "Missing parameter for option " + as;
            return at;
        }
        if (joined != null || option.parameter() == null || option.optional()) {
            given.put(option.name(), joined == null ? "" : joined);
            return at + 1;
        }
        given.put(option.name(), arguments[at + 1]);
        return at + 2;
    }
}

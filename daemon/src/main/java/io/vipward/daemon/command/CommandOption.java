package io.vipward.daemon.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option of the command line.
 *
 * @param letter of the short form, null if it has none
 * @param name of the long form, without its hyphens
 * @param parameter what its value is called in the help, null if it takes none
 * @param optional whether the value may be left out
 * @param help null for an option of keepalived's that this version does not have
 */
record CommandOption(
        @Nullable Character letter,
        String name,
        @Nullable String parameter,
        boolean optional,
        @Nullable String help) {

    static CommandOption flag(char letter, String name, String help) {
        return new CommandOption(letter, name, null, false, help);
    }

    static CommandOption flag(String name, String help) {
        return new CommandOption(null, name, null, false, help);
    }

    static CommandOption withValue(char letter, String name, String parameter, String help) {
        return new CommandOption(letter, name, parameter, false, help);
    }

    static CommandOption withValue(String name, String parameter, String help) {
        return new CommandOption(null, name, parameter, false, help);
    }

    static CommandOption withOptionalValue(char letter, String name, String parameter, String help) {
        return new CommandOption(letter, name, parameter, true, help);
    }

    /** The same for the help. */
    OptionSpec forHelp() {
        String[] names = letter == null ? new String[] {"--" + name} : new String[] {"-" + letter, "--" + name};
        OptionSpec.Builder option = OptionSpec.builder(names).description(String.valueOf(help));
        if (parameter == null) {
            return option.arity("0").type(boolean.class).build();
        }
        return option.arity(optional ? "0..1" : "1")
                // What shells complete.
                .type(parameter.endsWith("FILE") ? Path.class : String.class)
                .paramLabel(parameter)
                .build();
    }
}

package io.vipward.parser.model;

import io.vipward.parser.source.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command as configured, split into its argument vector.
 *
 * @param arguments at least one; the first names the program
 * @param user the script's own user, null for the default one
 * @param group the script's own group, null for the user's primary group
 */
public record ScriptCommand(
        List<String> arguments,
        @Nullable String user,
        @Nullable String group,
        Position position) {
    public ScriptCommand {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command has at least its program");
        }
    }

    /** Whether it is not executed, but asks if a file can be opened: {@code </PATH}. */
    public boolean opensFile() {
        return arguments.get(0).startsWith("<");
    }
}

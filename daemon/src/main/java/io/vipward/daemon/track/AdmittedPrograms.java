package io.vipward.daemon.track;

import io.vipward.parser.model.ScriptCommand;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is executed for each command of a configuration, and to whom its FIFOs belong. Immutable, any thread.
 *
 * @param programs without commands that were refused
 * @param owners by the path of the FIFO
 */
public record AdmittedPrograms(Map<ScriptCommand, ScriptProgram> programs, Map<String, ScriptUser> owners) {
    /** Nothing runs. */
    public static final AdmittedPrograms NONE = new AdmittedPrograms(Map.of(), Map.of());

    public AdmittedPrograms {
        programs = Map.copyOf(programs);
        owners = Map.copyOf(owners);
    }

    /**
     * What runs for a command.
     *
     * @param command null for none
     * @return empty where none was configured, or where it was refused and that was said
     */
    public Optional<ScriptProgram> of(@Nullable ScriptCommand command) {
        return command == null ? Optional.empty() : Optional.ofNullable(programs.get(command));
    }

    /** To whom a FIFO belongs; null if its user does not exist. */
    public @Nullable ScriptUser owner(String fifo) {
        return owners.get(fifo);
    }
}

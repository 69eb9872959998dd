package io.vipward.daemon.track;

import io.vipward.parser.model.ScriptCommand;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is executed for each command of a configuration; commands that were refused are not among them. Any thread. */
public record AdmittedPrograms(Map<ScriptCommand, ScriptProgram> programs) {
    /** Nothing runs. */
    public static final AdmittedPrograms NONE = new AdmittedPrograms(Map.of());

    public AdmittedPrograms {
        programs = Map.copyOf(programs);
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
}

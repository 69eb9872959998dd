package io.vipward.daemon.track;

import java.util.ArrayList;
import java.util.List;

/**
 * What is executed for a configured command.
 *
 * @param executable the file without symbolic links
 * @param arguments argv, the first as configured
 * @param user as whom
 * @param hasInterpreter false for a text without a {@code #!} line, which only a shell can run
 */
public record ScriptProgram(String executable, List<String> arguments, ScriptUser user, boolean hasInterpreter) {
    private static final String SHELL = "/bin/sh";

    public ScriptProgram {
        arguments = List.copyOf(arguments);
    }

    /** The same command handed to the shell, as a shell does with a file that the kernel cannot execute. */
    ScriptProgram throughShell() {
        List<String> shellArguments = new ArrayList<>();
        shellArguments.add(SHELL);
        shellArguments.add(executable);
        shellArguments.addAll(arguments.subList(1, arguments.size()));
        return new ScriptProgram(SHELL, shellArguments, user, true);
    }

    /** The shell's test whether a file can be opened: a command that starts with {@code <}. */
    static ScriptProgram openTest(List<String> arguments, ScriptUser user) {
        return new ScriptProgram(SHELL, List.of(SHELL, "-c", String.join(" ", arguments)), user, true);
    }
}

package io.vipward.netlink.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A program to start.
 *
 * @param executable the file, not searched for
 * @param arguments argv, at least one
 * @param environment all of it
 * @param credentials null to run as the daemon's own user; another user's program is started through setpriv(1)
 * @param input what can be read on standard input, then its end; null for the null device. At most {@value #MAX_INPUT_BYTES}
 *     bytes of UTF-8: what a pipe holds without anybody who reads
 */
public record Command(
        String executable,
        List<String> arguments,
        Map<String, String> environment,
        @Nullable Credentials credentials,
        @Nullable String input) {
    /** The least that a new pipe holds (pipe(7): one page, once a user has too many). */
    public static final int MAX_INPUT_BYTES = 4_096;

    private static final String SETPRIV = "/usr/bin/setpriv";

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("argv has at least the program's name");
        }
        if (input != null && input.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT_BYTES) {
            throw new IllegalArgumentException("input above " + MAX_INPUT_BYTES + " bytes");
        }
    }

    /** Without input. */
    public Command(
            String executable,
            List<String> arguments,
            Map<String, String> environment,
            @Nullable Credentials credentials) {
        this(executable, arguments, environment, credentials, null);
    }

    /** What is really executed: posix_spawn cannot change the user, and the virtual machine must not fork. */
    Command asSpawned() {
        if (credentials == null) {
            return this;
        }
        List<String> wrapped = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + Integer.toUnsignedString(credentials.uid()),
                "--regid=" + Integer.toUnsignedString(credentials.gid()),
                "--groups="
                        + credentials.groups().stream()
                                .map(Integer::toUnsignedString)
                                .collect(Collectors.joining(",")),
                "--inh-caps=-all",
                "--",
                executable));
        wrapped.addAll(arguments.subList(1, arguments.size()));
        return new Command(SETPRIV, wrapped, environment, null, input);
    }
}

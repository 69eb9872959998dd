package io.vipward.examples.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts programs, on the host or through {@link Node} on a node. Any thread. */
final class Programs {
    /** Where Debian's root finds programs; a node's own stand-ins in /usr/local/sbin come first. */
    private static final String ROOT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {}

    static ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.merge("PATH", ROOT_PATH, (inherited, root) -> root + ":" + inherited);
        environment.put("LC_ALL", "C.UTF-8");
        // The node's own; the JVM's options of the test run would make the daemon chatty.
        environment.remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    /** Runs a program to its end; one that is still there after {@code limit} fails the test. */
    static Outcome run(Duration limit, List<String> command) {
        try {
            Process process = prepare(command).start();
            process.getOutputStream().close();
            CompletableFuture<String> output = textOf(process.getInputStream());
            CompletableFuture<String> errors = textOf(process.getErrorStream());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " still runs after " + limit);
            }
            return new Outcome(command, process.exitValue(), output.join(), errors.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(command, e);
        }
    }

    static AssertionError interrupted(Object what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted while waiting for " + what, cause);
    }

    /** Runs a task on a thread of its own that does not keep the JVM alive. */
    static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "examples-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private static CompletableFuture<String> textOf(InputStream stream) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (stream) {
                        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Programs::inBackground);
    }
}

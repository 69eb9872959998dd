package io.vipward.checkers.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The original in the foreground, with process id files of its own, in the namespace of the thread that starts it. */
final class LabKeepalived implements AutoCloseable {
    private final Path file;
    private final Process process;

    private LabKeepalived(Path file, Process process) {
        this.file = file;
        this.process = process;
    }

    /** @param options beside those that every start has; {@code -C} for the checkers alone */
    static LabKeepalived start(String configuration, String... options) throws IOException {
        Path directory = Files.createTempDirectory("keepalived");
        Path file = directory.resolve("keepalived.conf");
        Files.writeString(file, configuration);
        List<String> command = new ArrayList<>(List.of("keepalived", "-n", "-l", "-D", "-f", file.toString()));
        command.addAll(List.of("-p", directory + "/main.pid", "-c", directory + "/checkers.pid"));
        command.addAll(List.of("-r", directory + "/vrrp.pid"));
        command.addAll(options.length == 0 ? List.of("-C") : List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        return new LabKeepalived(file, process);
    }

    void reload(String configuration) throws IOException, InterruptedException {
        Files.writeString(file, configuration);
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}

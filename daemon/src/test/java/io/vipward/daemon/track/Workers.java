package io.vipward.daemon.track;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Processes under a name that nothing else has, and a configuration that tracks them as {@code p}. One thread. */
final class Workers implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The kernel knows fifteen characters. */
    private final String name = "vw" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet();

    private final List<Process> processes = new ArrayList<>();
    private Path program = Path.of(name);

    /** Puts the program into a folder. */
    void install(Path folder) throws IOException {
        program = Files.copy(Path.of("/usr/bin/sleep"), folder.resolve(name));
    }

    Path program() {
        return program;
    }

    Process start() throws IOException {
        return start(program.toString(), "60");
    }

    Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        processes.add(process);
        return process;
    }

    static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** With more in {@code global_defs} and in the block of the tracker. */
    Configuration tracked(String global, String more) {
        String text = """
                global_defs {
                %s
                }
                vrrp_track_process p {
                process %s
                %s
                }
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress {
                192.0.2.100
                }
                track_process {
                p
                }
                }
                """.formatted(global, name, more);
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration());
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}

package io.vipward.vrrp.kernel.vmac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.vrrp.kernel.EngineFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A network namespace that lives as long as its thread, with eth0 (192.0.2.1, fe80::1) and eth1 connected to each other. Needs
 * root, ip(8), nft(8) and keepalived.
 */
final class Sandbox implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final List<Process> processes = new ArrayList<>();

    Sandbox() throws Exception {
        assertEquals(0, ProcessCalls.getuid(), "tests with network namespaces need root");
        assertEquals(0, call(() -> ProcessCalls.unshare(ProcessCalls.CLONE_NEWNET)), "unshare needs CAP_SYS_ADMIN");
        addBase();
    }

    /** Makes eth0 and eth1, which must not be there. */
    void addBase() throws Exception {
        run("ip link add eth0 address 02:00:00:00:00:01 type veth peer name eth1 address 02:00:00:00:00:02");
        for (String name : List.of("eth0", "eth1")) {
            run("ip link set " + name + " addrgenmode none");
            run("ip link set " + name + " up");
        }
        run("ip addr add 192.0.2.1/24 dev eth0");
        run("ip addr add fe80::1/64 dev eth0 nodad");
        run("ip addr add fe80::2/64 dev eth1 nodad");
    }

    /** Runs on the namespace's thread and hands over what it gave or threw. */
    <T> T call(Callable<T> work) throws Exception {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw new AssertionError(failure.getCause());
        }
    }

    /** Runs a program whose arguments have no blanks, which must succeed, and gives what it wrote. */
    String run(String command) throws Exception {
        return call(() -> {
            Process process = new ProcessBuilder(command.split(" ", -1))
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), command + ": " + output);
            return output;
        });
    }

    /** Starts keepalived and waits until all its instances are in their first state. */
    Process keepalived(Path file, int instances) throws Exception {
        String command = "keepalived -n -l -D -P -f " + file + " -p " + file + ".pid -r " + file + ".vrrp.pid";
        Process process = call(() -> new ProcessBuilder(command.split(" ", -1))
                .redirectErrorStream(true)
                .start());
        processes.add(process);
        List<String> said = new ArrayList<>();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        int started = 0;
        while (started < instances) {
            String line = reader.readLine();
            assertTrue(line != null, () -> "keepalived has ended:\n" + String.join("\n", said));
            said.add(line);
            started += line.contains("Entering BACKUP STATE (init)") ? 1 : 0;
        }
        return process;
    }

    /** Those of an engine that never starts: it only silences them. */
    VirtualLinks open() throws Exception {
        return call(() -> VirtualLinks.open(new EngineFilter()));
    }

    /** Kills a process and its children at once: they would say goodbye when their parent dies. */
    void kill(Process process) throws Exception {
        StringBuilder command = new StringBuilder("kill -9");
        process.descendants().forEach(child -> command.append(' ').append(child.pid()));
        run(command.append(' ').append(process.pid()).toString());
        process.waitFor(END_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends a process as an operator does. */
    void end(Process process) throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(END_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public void close() throws IOException {
        for (Process process : processes) {
            if (process.isAlive()) {
                process.destroy();
            }
        }
        executor.shutdown();
    }
}

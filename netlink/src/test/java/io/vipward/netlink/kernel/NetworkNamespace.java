package io.vipward.netlink.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.linux.ProcessCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * A network namespace without a name, which exists as long as the one thread that lives in it. Sockets opened on that thread
 * and programs started by it are in the namespace. Needs root and ip(8).
 */
public final class NetworkNamespace implements AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final String thread;

    public NetworkNamespace() throws Exception {
        assertEquals(0, ProcessCalls.getuid(), "tests with network namespaces need root");
        thread = call(() -> {
            assertEquals(0, ProcessCalls.unshare(ProcessCalls.CLONE_NEWNET), "unshare needs CAP_SYS_ADMIN");
            return Files.readSymbolicLink(Path.of("/proc/thread-self"))
                    .getFileName()
                    .toString();
        });
        ip("link", "set", "lo", "up");
    }

    /** Runs on the namespace's thread and hands over what it gave or threw. */
    public <T> T call(Callable<T> work) throws Exception {
        try {
            return executor.submit(work).get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw new AssertionError(failure.getCause());
        }
    }

    /** Runs ip(8) in the namespace; it must succeed. */
    public void ip(String... arguments) throws Exception {
        List<String> command =
                Stream.concat(Stream.of("ip"), Stream.of(arguments)).toList();
        call(() -> run(command));
    }

    /** Runs a program in the namespace, which must succeed, and gives what it wrote. */
    public String output(String... command) throws Exception {
        return call(() -> outputOf(List.of(command)));
    }

    /** Makes a pair of interfaces, one here, one there, both up. */
    public void connect(String here, NetworkNamespace other, String there) throws Exception {
        ip("link", "add", here, "type", "veth", "peer", "name", there, "netns", other.thread);
        ip("link", "set", here, "up");
        other.ip("link", "set", there, "up");
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        outputOf(command);
        return 0;
    }

    private static String outputOf(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + ": " + output);
        return output;
    }
}

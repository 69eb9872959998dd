package io.vipward.checkers.kernel;

import io.vipward.netlink.linux.ProcessCalls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/**
 * A network namespace of its own in the lab kernel, with servers on its loopback that can be stopped and started. Belongs to
 * the thread that runs the body; threads and commands started there are in the same namespace.
 */
final class LabNetwork {
    private static final long POLL_NANOS = 20_000_000L;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final Map<Integer, ServerSocket> servers = new HashMap<>();

    private LabNetwork() {}

    /** What runs in the namespace. */
    interface Body {
        void run(LabNetwork network) throws Exception;
    }

    static void inside(Body body) throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            runInside(body);
            return true;
        });
        new Thread(task, "lab network").start();
        try {
            task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed;
        }
    }

    private static void runInside(Body body) throws Exception {
        int result = ProcessCalls.unshare(ProcessCalls.CLONE_NEWNET);
        if (result < 0) {
            throw new IOException("unshare(CLONE_NEWNET): " + result);
        }
        LabNetwork network = new LabNetwork();
        network.run("ip", "link", "set", "lo", "up");
        for (int host = 1; host <= 3; host++) {
            network.run("ip", "addr", "add", "10.1.0." + host + "/24", "dev", "lo");
        }
        try {
            body.run(network);
        } finally {
            for (int port : network.servers.keySet().toArray(Integer[]::new)) {
                network.stop(port);
            }
        }
    }

    /** Port 8001 is on 10.1.0.1, 8002 on 10.1.0.2, and so on. */
    void serve(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        InetAddress address = InetAddress.getByAddress(new byte[] {10, 1, 0, (byte) (port - 8000)});
        // Nobody accepts: the kernel completes the handshake, which is all that a TCP check wants.
        socket.bind(new InetSocketAddress(address, port), 1024);
        servers.put(port, socket);
    }

    void stop(int port) throws IOException {
        ServerSocket socket = servers.remove(port);
        if (socket != null) {
            socket.close();
        }
    }

    String table() throws IOException, InterruptedException {
        return run("ipvsadm", "-Sn");
    }

    /** Waits until the table is so, and says what it was otherwise. */
    String awaitTable(String expected) throws IOException, InterruptedException {
        return await(expected, "ipvsadm", "-Sn");
    }

    /** Waits until a command says so, and says what it said otherwise. */
    String await(String expected, String... command) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        String output = run(command);
        while (!output.equals(expected) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
            output = run(command);
        }
        return output;
    }

    String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " exited with " + status + ": " + output);
        }
        return output;
    }

    /** The text of a file below {@code lab} in the resources. */
    static String resource(String name) throws IOException {
        try (InputStream in = LabNetwork.class.getResourceAsStream("/lab/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

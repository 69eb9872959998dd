package io.vipward.ipvs.kernel;

import io.vipward.netlink.linux.ProcessCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A network namespace of its own, and so an IPVS table of its own, for one body of test code. */
final class Namespace {
    private Namespace() {}

    /** Runs the body on a thread in a new namespace; commands started there are in it, too. */
    static <T> T call(Callable<T> body) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            int result = ProcessCalls.unshare(ProcessCalls.CLONE_NEWNET);
            if (result < 0) {
                throw new IOException("unshare(CLONE_NEWNET): " + result);
            }
            // Until an interface is up the kernel takes every address for a broadcast address, and refuses it.
            run("ip", "link", "set", "lo", "up");
            return body.call();
        });
        Thread thread = new Thread(task, "namespace");
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /** The output of a command that must succeed. */
    static String run(String... command) throws IOException, InterruptedException {
        return run("", command);
    }

    static String feed(String input, String... command) throws IOException, InterruptedException {
        return run(input, command);
    }

    private static String run(String input, String[] command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " exited with " + status + ": " + output);
        }
        return output;
    }
}

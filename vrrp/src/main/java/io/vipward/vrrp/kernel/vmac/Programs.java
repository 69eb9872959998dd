package io.vipward.vrrp.kernel.vmac;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs programs and waits for them: never on the thread of elections. */
interface Programs {
    /** Those of the system, found along PATH, in the network namespace of the calling thread. */
    Programs SYSTEM = Programs::runInSystem;

    /**
     * What came of running one.
     *
     * @param status 0 for success
     * @param output what it said, as far as it is not too long
     */
    record Result(int status, String output) {}

    Result run(List<String> command);

    private static Result runInSystem(List<String> command) {
        int notRun = 127;
        int mostBytes = 4_096;
        int limitSeconds = 10;
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            CompletableFuture.delayedExecutor(limitSeconds, TimeUnit.SECONDS).execute(process::destroyForcibly);
            try (InputStream output = process.getInputStream()) {
                byte[] bytes = output.readNBytes(mostBytes);
                // A chain may have more rules than a pipe has room for.
                output.transferTo(OutputStream.nullOutputStream());
                return new Result(process.waitFor(), new String(bytes, StandardCharsets.UTF_8).strip());
            }
        } catch (IOException notStarted) {
            return new Result(notRun, String.valueOf(notStarted.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Result(notRun, "interrupted");
        }
    }
}

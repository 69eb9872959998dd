package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.vrrp.core.RouterSettings;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An engine on a loop on a thread in a network namespace, and what it logs. */
final class EngineNode implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    final EventLog log;

    private final Thread thread;
    private final CompletableFuture<EventLoop> running = new CompletableFuture<>();
    private final CompletableFuture<VrrpEngine> started = new CompletableFuture<>();
    private final LogCapture capture;

    private EngineNode(String name, Path namespace, EngineSettings settings) {
        log = new EventLog(name);
        thread = new Thread(() -> run(name, namespace, settings), name);
        capture = new LogCapture(name, event -> log.add(event.getFormattedMessage()));
    }

    static EngineNode start(String name, Path namespace, RouterSettings settings) throws Exception {
        return start(name, namespace, EngineSettings.of(settings));
    }

    static EngineNode start(String name, Path namespace, EngineSettings settings) throws Exception {
        EngineNode node = new EngineNode(name, namespace, settings);
        node.capture.begin();
        node.thread.start();
        node.started.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return node;
    }

    VrrpSnapshot snapshot() throws Exception {
        return started.get(LIMIT_SECONDS, TimeUnit.SECONDS).snapshot();
    }

    /** Ends it as SIGTERM ends a daemon. */
    @Override
    public void close() {
        EventLoop loop = running.join();
        VrrpEngine engine = started.join();
        assertTrue(loop.post(() -> engine.stop(loop::stop)));
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        capture.end();
    }

    private void run(String name, Path namespace, EngineSettings settings) {
        try {
            int fd = Syscalls.open(namespace.toString(), FileConstants.O_CLOEXEC, 0);
            assertTrue(fd >= 0 && ProcessCalls.setns(fd, ProcessCalls.CLONE_NEWNET) == 0, "setns needs root");
            Syscalls.close(fd);
            try (EventLoop loop = new EventLoop(name)) {
                VrrpEngine engine = new VrrpEngine(loop, LinuxVrrpKernel.open(loop), TransitionListener.NONE);
                engine.start(settings, Long.MAX_VALUE);
                running.complete(loop);
                started.complete(engine);
                loop.run();
            }
        } catch (Exception | AssertionError failure) {
            running.completeExceptionally(failure);
            started.completeExceptionally(failure);
            log.add("failed: " + failure);
        }
    }
}

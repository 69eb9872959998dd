package io.vipward.vrrp.bfd.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.BfdInstance;
import io.vipward.vrrp.bfd.BfdFixtures;
import io.vipward.vrrp.kernel.EventLog;
import io.vipward.vrrp.kernel.LogCapture;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An engine on a loop on a thread in a network namespace, what it logs and what it tells. */
final class BfdNode implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    final EventLog log;

    private final Thread thread;
    private final CompletableFuture<EventLoop> running = new CompletableFuture<>();
    private final CompletableFuture<BfdEngine> started = new CompletableFuture<>();
    private final LogCapture capture;

    private BfdNode(String name, Path namespace, List<BfdInstance> instances) {
        log = new EventLog(name);
        thread = new Thread(() -> run(name, namespace, instances), name);
        capture = new LogCapture(name, event -> log.add(event.getFormattedMessage()));
    }

    static BfdNode start(String name, Path namespace, BfdFixtures... fixtures) throws Exception {
        BfdNode node = new BfdNode(name, namespace, built(fixtures));
        node.capture.begin();
        node.thread.start();
        node.started.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return node;
    }

    BfdSessionSnapshot session() throws Exception {
        return started.get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .snapshot()
                .sessions()
                .get(0);
    }

    void reload(BfdFixtures... fixtures) {
        List<BfdInstance> instances = built(fixtures);
        assertTrue(running.join().post(() -> started.join().reload(instances)));
    }

    /** Ends it as SIGTERM ends a daemon. */
    @Override
    public void close() {
        EventLoop loop = running.join();
        BfdEngine engine = started.join();
        assertTrue(loop.post(() -> {
            engine.stop();
            loop.stop();
        }));
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        capture.end();
    }

    private void run(String name, Path namespace, List<BfdInstance> instances) {
        try {
            int fd = Syscalls.open(namespace.toString(), FileConstants.O_CLOEXEC, 0);
            assertTrue(fd >= 0 && ProcessCalls.setns(fd, ProcessCalls.CLONE_NEWNET) == 0, "setns needs root");
            Syscalls.close(fd);
            try (EventLoop loop = new EventLoop(name)) {
                BfdEngine engine = new BfdEngine(
                        loop,
                        new LinuxBfdKernel(loop),
                        event -> log.add("told: " + event.session() + (event.up() ? " up" : " down")));
                engine.start(instances);
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

    private static List<BfdInstance> built(BfdFixtures... fixtures) {
        return Arrays.stream(fixtures).map(BfdFixtures::build).toList();
    }
}

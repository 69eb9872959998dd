package io.vipward.vrrp.interoperation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.source.Host;
import io.vipward.vrrp.core.Counter;
import io.vipward.vrrp.core.ScriptOutcome;
import io.vipward.vrrp.kernel.EngineSettings;
import io.vipward.vrrp.kernel.InstanceSnapshot;
import io.vipward.vrrp.kernel.LinuxVrrpKernel;
import io.vipward.vrrp.kernel.LogCapture;
import io.vipward.vrrp.kernel.TransitionListener;
import io.vipward.vrrp.kernel.VirtualInterfaces;
import io.vipward.vrrp.kernel.VrrpEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Our engine with its loop on a thread of this process, in a node's namespace. The daemon around it has tests of its
 * own; without it a cell costs no virtual machine. What runs scripts is not there either: their results are given.
 */
final class OurRouter implements Router {
    private static final long LIMIT_SECONDS = 60;
    private static final Set<Counter> ERRORS = EnumSet.range(Counter.LENGTH_ERRORS, Counter.EXTENSION_REPLAY);

    private final Path namespace;
    private final Path file;
    private final Voice log;
    private boolean scriptSucceeds = true;
    private @Nullable Running running;

    OurRouter(Segment segment, int node, Path directory) {
        namespace = segment.namespacePath(node);
        file = directory.resolve("ours.conf");
        log = new Voice(segment.journal, "ours on " + node);
    }

    @Override
    public Voice log() {
        return log;
    }

    @Override
    public void start(String configuration) throws Exception {
        Running started = new Running(parsed(configuration));
        running = started;
        started.thread.start();
        started.ready.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (configuration.contains("vrrp_script")) {
            script(scriptSucceeds);
        }
    }

    @Override
    public void reload(String configuration) throws Exception {
        EngineSettings settings = parsed(configuration);
        running().reload(settings);
    }

    @Override
    public void script(boolean succeeds) throws Exception {
        scriptSucceeds = succeeds;
        running().ask(engine -> engine.scriptResult("chk", new ScriptOutcome.Exited(succeeds ? 0 : 1)));
    }

    @Override
    public void terminate() throws Exception {
        Running ending = running;
        running = null;
        if (ending != null) {
            ending.ask(engine -> engine.stop(ending::leave));
            ending.join();
        }
    }

    @Override
    public void kill() throws Exception {
        Running ending = running();
        running = null;
        ending.ask(engine -> ending.loop().stop());
        ending.join();
    }

    @Override
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>(Complaints.in(log));
        Running now = running;
        if (now != null) {
            for (InstanceSnapshot instance : now.engine().snapshot().instances()) {
                ERRORS.stream()
                        .filter(error -> instance.counters().value(error) > 0)
                        .forEach(error -> complaints.add(instance.name() + " counted " + error));
            }
        }
        return complaints;
    }

    private Running running() {
        return Objects.requireNonNull(running, "it does not run");
    }

    private EngineSettings parsed(String configuration) throws Exception {
        Files.writeString(file, configuration);
        Configuration understood =
                ConfigurationParser.parse(file, Host.settings()).understood();
        return EngineSettings.of(Objects.requireNonNull(understood, () -> "not understood: " + configuration));
    }

    /** What is done with the engine on its thread. */
    private interface Task {
        void with(VrrpEngine engine);
    }

    /** An engine from its start to its end; its thread is the control thread, too. */
    @SuppressWarnings("NullAway.Init") // the interfaces are the thread's, which makes them first
    private final class Running {
        private final String threadName = "ours " + file;
        private final Thread thread;
        private final CompletableFuture<VrrpEngine> ready = new CompletableFuture<>();
        private final CompletableFuture<EventLoop> looping = new CompletableFuture<>();
        private VirtualInterfaces interfaces;
        private final LogCapture capture = new LogCapture(threadName, event -> log.add(event.getFormattedMessage()));

        Running(EngineSettings settings) {
            thread = new Thread(() -> run(settings), threadName);
            capture.begin();
        }

        VrrpEngine engine() {
            return ready.join();
        }

        EventLoop loop() {
            return looping.join();
        }

        void ask(Task task) throws Exception {
            CompletableFuture<Void> done = new CompletableFuture<>();
            assertTrue(loop().post(() -> {
                task.with(engine());
                done.complete(null);
            }));
            done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        void reload(EngineSettings settings) throws Exception {
            CompletableFuture<Void> prepared = new CompletableFuture<>();
            ask(engine -> {
                try {
                    engine.reload(interfaces.prepare(settings));
                    interfaces.settle().run();
                    prepared.complete(null);
                } catch (SystemCallException refused) {
                    prepared.completeExceptionally(refused);
                }
            });
            prepared.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }

        void leave() {
            interfaces.close();
            loop().stop();
        }

        void join() throws InterruptedException {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
            capture.end();
        }

        private void run(EngineSettings settings) {
            try {
                int fd = Syscalls.open(namespace.toString(), FileConstants.O_CLOEXEC, 0);
                assertTrue(fd >= 0 && ProcessCalls.setns(fd, ProcessCalls.CLONE_NEWNET) == 0, "setns needs root");
                Syscalls.close(fd);
                try (EventLoop loop = new EventLoop(threadName)) {
                    LinuxVrrpKernel kernel = LinuxVrrpKernel.open(loop);
                    VrrpEngine engine = new VrrpEngine(loop, kernel, TransitionListener.NONE);
                    interfaces = new VirtualInterfaces(loop, engine);
                    engine.start(interfaces.prepare(settings), Long.MAX_VALUE);
                    looping.complete(loop);
                    ready.complete(engine);
                    loop.run();
                }
            } catch (Exception | AssertionError failure) {
                looping.completeExceptionally(failure);
                ready.completeExceptionally(failure);
                log.add("failed: " + failure);
            }
        }
    }
}

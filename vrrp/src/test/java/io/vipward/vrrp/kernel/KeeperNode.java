package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.FileConstants;
import io.vipward.netlink.linux.ProcessCalls;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.route.InterfaceAddress;
import io.vipward.netlink.route.IpRoute;
import io.vipward.netlink.route.IpRule;
import io.vipward.netlink.route.KernelChange;
import io.vipward.netlink.route.Link;
import io.vipward.netlink.route.RouteKernel;
import io.vipward.netlink.route.RouteListener;
import io.vipward.netlink.route.RouteMonitor;
import io.vipward.netlink.wire.Reply;
import io.vipward.parser.model.StaticItems;
import io.vipward.vrrp.core.Notice;
import io.vipward.vrrp.kernel.holdings.StaticChanges;
import io.vipward.vrrp.kernel.holdings.StaticItemsKeeper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A keeper of static items on a loop on a thread in a network namespace, and what it says. */
final class KeeperNode implements AutoCloseable {
    private static final long LIMIT_SECONDS = 10;

    final EventLog log = new EventLog("keeper");

    private final CompletableFuture<Running> started = new CompletableFuture<>();
    private final Thread thread;

    /** What lives on the thread. */
    private static final class Running implements RouteListener, StaticChanges {
        private final EventLoop loop;
        private final EventLog log;
        private final RouteKernel kernel;
        private final RouteMonitor monitor;
        private final Map<String, Link> links = new HashMap<>();
        private final List<String> wanted = new ArrayList<>();
        private final List<KernelChange> changes = new ArrayList<>();
        private final StaticItemsKeeper keeper = new StaticItemsKeeper(links::get, this);

        Running(EventLoop loop, NetlinkSocket socket, EventLog log) throws SystemCallException {
            this.loop = loop;
            this.log = log;
            this.kernel = new RouteKernel(socket);
            this.monitor = RouteMonitor.open(loop, this);
            kernel.links().forEach(link -> links.put(link.name(), link));
        }

        void configure(StaticItems items) {
            keeper.configure(items);
            flush();
            try {
                for (var group : keeper.groups()) {
                    monitor.join(group);
                }
            } catch (SystemCallException refused) {
                log.add(String.valueOf(refused.getMessage()));
            }
            log.add("configured");
        }

        void stop() {
            keeper.stop();
            flush();
            monitor.close();
            loop.stop();
        }

        /** Behind everything that this turn brings. */
        private void settleSoon() {
            loop.post(() -> {
                keeper.settle();
                flush();
            });
        }

        private void flush() {
            List<Reply> replies = kernel.apply(changes);
            for (int i = 0; i < replies.size(); i++) {
                boolean failed = replies.get(i) instanceof Reply.Failed failure && failure.errno() != Errno.EEXIST;
                log.add(failed ? wanted.get(i) + ": " + replies.get(i) : "done, or " + wanted.get(i));
            }
            changes.clear();
            wanted.clear();
        }

        @Override
        public void submit(String what, KernelChange change) {
            wanted.add(what);
            changes.add(change);
        }

        @Override
        public void log(Notice notice) {
            log.add(notice.text());
        }

        @Override
        public void linkChanged(Link link) {
            links.put(link.name(), link);
            keeper.linkChanged(link);
            settleSoon();
        }

        @Override
        public void linkRemoved(Link link) {
            links.remove(link.name());
            keeper.linkRemoved(link);
            settleSoon();
        }

        @Override
        public void addressAdded(InterfaceAddress address) {
            keeper.addressAdded(address);
        }

        @Override
        public void addressRemoved(InterfaceAddress address) {
            keeper.addressRemoved(address);
            settleSoon();
        }

        @Override
        public void routeAdded(IpRoute route) {
            keeper.routeAdded(route);
        }

        @Override
        public void routeRemoved(IpRoute route) {
            keeper.routeRemoved(route);
            settleSoon();
        }

        @Override
        public void ruleAdded(IpRule rule) {
            keeper.ruleAdded(rule);
        }

        @Override
        public void ruleRemoved(IpRule rule) {
            keeper.ruleRemoved(rule);
            settleSoon();
        }

        @Override
        public void resync() {
            throw new IllegalStateException("the queue is long enough for a test");
        }
    }

    KeeperNode(Path namespace) throws Exception {
        thread = new Thread(() -> run(namespace), "keeper");
        thread.start();
        started.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    void configure(StaticItems items) throws InterruptedException {
        Running running = started.join();
        running.loop.post(() -> running.configure(items));
        log.await("configured");
    }

    /** Deletes everything and ends. */
    @Override
    public void close() {
        Running running = started.join();
        running.loop.post(running::stop);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Path namespace) {
        NetlinkSocket socket = null;
        try {
            int fd = Syscalls.open(namespace.toString(), FileConstants.O_CLOEXEC, 0);
            assertTrue(fd >= 0 && ProcessCalls.setns(fd, ProcessCalls.CLONE_NEWNET) == 0, "setns needs root");
            Syscalls.close(fd);
            socket = NetlinkSocket.open(Protocol.ROUTE);
            try (EventLoop loop = new EventLoop("keeper")) {
                started.complete(new Running(loop, socket, log));
                loop.run();
            }
        } catch (Exception | AssertionError failure) {
            started.completeExceptionally(failure);
            log.add("failed: " + failure);
        } finally {
            close(socket);
        }
    }

    private static void close(@Nullable NetlinkSocket socket) {
        if (socket != null) {
            socket.close();
        }
    }
}

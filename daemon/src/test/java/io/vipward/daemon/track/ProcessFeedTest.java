package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.process.ProcessEvents;
import io.vipward.netlink.process.ProcessFeed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of which a kernel that is none tells nothing, too little, or not everything. */
@Timeout(60)
class ProcessFeedTest {
    private final List<String> told = new ArrayList<>();
    private final Workers workers = new Workers();
    private final Feed feed = new Feed();

    @TempDir
    Path folder = Path.of("replaced");

    private EventLoop loop = newLoop();

    @BeforeEach
    void install() throws IOException {
        workers.install(folder);
    }

    @AfterEach
    void end() {
        workers.close();
        loop.close();
    }

    @Test
    void whereTheKernelRefusesAllAreLookedAtAgainAndAgain() throws IOException {
        ProcessTracker tracker = tracker((loop, listener) -> {
            throw new SystemCallException("socket", "process events", Errno.EPERM);
        });

        comeAndGo(tracker);
    }

    @Test
    void whereTheKernelConfirmsNothingAllAreLookedAtAgainAndAgain() throws IOException {
        ProcessTracker tracker = tracker(feed);

        comeAndGo(tracker);

        assertTrue(feed.closed, "nobody reads it");
    }

    @Test
    void whatWasLostIsFoundAndThereIsMoreRoomFromThenOn() throws IOException {
        ProcessTracker tracker = tracker(feed);
        tracker.track(workers.tracked("", ""));
        feed.listener().confirmed();

        workers.start();
        feed.listener().overflown();

        Await.until(loop, "the process that nobody told of", () -> told.equals(List.of("p gained")));
        assertEquals(List.of(new ReceiveBuffer(1 << 18, true), new ReceiveBuffer(1 << 19, true)), feed.rooms);
        assertFalse(feed.closed);
        tracker.stop();
    }

    @Test
    void roomIsAsItIsWrittenAlsoAfterAReload() {
        ProcessTracker tracker = tracker(feed);

        tracker.track(workers.tracked("process_monitor_rcv_bufs 100000", ""));
        tracker.track(workers.tracked("process_monitor_rcv_bufs 200000\nprocess_monitor_rcv_bufs_force", ""));

        assertEquals(List.of(new ReceiveBuffer(100_000, false), new ReceiveBuffer(200_000, true)), feed.rooms);
        tracker.stop();
    }

    private void comeAndGo(ProcessTracker tracker) throws IOException {
        tracker.track(workers.tracked("", ""));
        Process one = workers.start();
        Await.until(loop, "its start", () -> told.equals(List.of("p gained")));
        Workers.kill(one);
        Await.until(loop, "its end", () -> told.equals(List.of("p gained", "p lost")));
        tracker.stop();
    }

    private ProcessTracker tracker(ProcessTracker.Source source) {
        return new ProcessTracker(
                loop, (process, quorum) -> told.add(process + (quorum ? " gained" : " lost")), source);
    }

    /** Tells what the test lets it tell. */
    private static final class Feed implements ProcessFeed, ProcessTracker.Source {
        private final List<ReceiveBuffer> rooms = new ArrayList<>();
        private ProcessEvents.@Nullable Listener listener;
        private boolean closed;

        @Override
        public ProcessFeed open(EventLoop loop, ProcessEvents.Listener told) {
            listener = told;
            return this;
        }

        ProcessEvents.Listener listener() {
            return Objects.requireNonNull(listener);
        }

        @Override
        public void room(ReceiveBuffer buffer) {
            rooms.add(buffer);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static EventLoop newLoop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}

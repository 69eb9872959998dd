package io.vipward.daemon.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.daemon.track.ScriptLauncher.Extras;
import io.vipward.netlink.fake.Await;
import io.vipward.netlink.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptQueuesTest {
    private static final long LIMIT_NANOS = 1_000_000L;
    private static final long NEVER_NANOS = 3_600_000_000_000L;

    private final List<Hanging> started = new ArrayList<>();
    private EventLoop loop;

    @BeforeEach
    void open() throws Exception {
        loop = new EventLoop("queues");
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void whatNobodyWaitsForMayRunForEver() {
        ScriptQueues queues = queues(LIMIT_NANOS);

        queues.submit("A", calls("master"));
        queues.submit("B", calls("first"));
        queues.submit("B", calls("second"));
        Await.until(
                loop,
                "the end of B's first script",
                () -> started.get(1).signals.contains("TERM"));

        assertEquals(List.of("master", "first"), names());
        assertEquals(List.of(), started.get(0).signals);
    }

    @Test
    void theNextStartsWhenTheLastOfItsPredecessorsHasEnded() {
        ScriptQueues queues = queues(NEVER_NANOS);
        queues.submit("A", calls("notify_master", "notify"));
        queues.submit("A", calls("notify_backup"));

        started.get(1).whenEnded.run();
        List<String> before = names();
        started.get(0).whenEnded.run();

        assertEquals(List.of("notify_master", "notify"), before);
        assertEquals(List.of("notify_master", "notify", "notify_backup"), names());
    }

    @Test
    void ofTooManyThatWaitTheOldestIsDropped() {
        ScriptQueues queues = queues(NEVER_NANOS);
        for (int i = 0; i <= ScriptQueues.WAITING_PER_SUBJECT + 1; i++) {
            queues.submit("A", calls("event" + i));
        }

        started.get(0).whenEnded.run();

        assertEquals(List.of("event0", "event2"), names());
    }

    @Test
    void objectsBeyondThePlacesWaitForOne() {
        ScriptQueues queues = queues(NEVER_NANOS);
        IntStream.rangeClosed(0, ScriptQueues.PARALLEL).forEach(i -> queues.submit("S" + i, calls("s" + i)));
        int before = started.size();

        started.get(7).whenEnded.run();

        assertEquals(ScriptQueues.PARALLEL, before);
        assertEquals("s" + ScriptQueues.PARALLEL, names().get(ScriptQueues.PARALLEL));
    }

    @Test
    void atTheEndOnlyTheLastStateIsToldAndItHasASecond() {
        ScriptQueues queues = queues(NEVER_NANOS);
        queues.submit("A", calls("master"));
        queues.submit("A", calls("backup"));
        queues.close();

        queues.submit("A", calls("stop"));
        boolean settledAtOnce = queues.settled();
        Await.until(
                loop,
                "the end of what holds it back",
                () -> started.get(0).signals.contains("KILL"));
        started.get(0).whenEnded.run();
        Await.until(loop, "its own end", () -> started.get(1).signals.contains("KILL"));
        started.get(1).whenEnded.run();

        assertFalse(settledAtOnce);
        assertEquals(List.of("master", "stop"), names());
        assertTrue(queues.settled());
    }

    private ScriptQueues queues(long limitNanos) {
        return new ScriptQueues(
                loop,
                (call, whenEnded) -> {
                    Hanging program = new Hanging(call.extras().arguments().get(0), whenEnded);
                    started.add(program);
                    return program;
                },
                limitNanos);
    }

    private List<String> names() {
        return started.stream().map(program -> program.name).toList();
    }

    private static List<ScriptCall> calls(String... names) {
        return List.of(names).stream()
                .map(name -> new ScriptCall(Programs.TRUE, new Extras(List.of(name), null)))
                .toList();
    }

    /** Ends when the test says so. */
    private static final class Hanging implements ScriptStarter.Running {
        private final String name;
        private final Runnable whenEnded;
        private final List<String> signals = new ArrayList<>();

        Hanging(String name, Runnable whenEnded) {
            this.name = name;
            this.whenEnded = whenEnded;
        }

        @Override
        public void terminate() {
            signals.add("TERM");
        }

        @Override
        public void kill() {
            signals.add("KILL");
        }
    }
}

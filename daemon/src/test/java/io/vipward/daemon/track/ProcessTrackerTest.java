package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, under a name that nothing else has; whether the kernel tells of them or they are looked for. */
@Timeout(60)
class ProcessTrackerTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder = Path.of("replaced");

    private final Workers workers = new Workers();
    private EventLoop loop = newLoop();
    private ProcessTracker tracker = new ProcessTracker(loop, (process, quorum) -> {});

    @BeforeEach
    void tracker() throws IOException {
        tracker = new ProcessTracker(loop, (process, quorum) -> {
            told.add(process + (quorum ? " gained" : " lost"));
            loop.stop();
        });
        workers.install(folder);
    }

    @AfterEach
    void end() {
        workers.close();
        tracker.stop();
        loop.close();
    }

    @Test
    void processesThatComeAndGoAreCounted() throws IOException {
        tracker.track(configuration("quorum 2"));
        assertEquals(Map.of("p", false), tracker.quorums());

        workers.start();
        Process second = workers.start();
        assertEquals("p gained", heard());
        Workers.kill(second);

        assertEquals("p lost", heard());
    }

    @Test
    void processThatRunsAlreadyCountsFromTheStart() throws IOException {
        Process one = workers.start();

        tracker.track(configuration(""));

        assertEquals(Map.of("p", true), tracker.quorums());
        Workers.kill(one);
        assertEquals("p lost", heard());
    }

    @Test
    void moreThanTheMostAreNoQuorum() throws IOException {
        tracker.track(configuration("quorum 1\nquorum_max 1"));

        workers.start();
        assertEquals("p gained", heard());
        workers.start();

        assertEquals("p lost", heard());
    }

    @Test
    void processThatIsReplacedWithinTheDelayWasNeverGone() throws IOException {
        Process one = workers.start();
        tracker.track(configuration("terminate_delay 3\nquorum 1"));

        Workers.kill(one);
        workers.start();
        Timer limit = loop.timer("limit", now -> loop.stop());
        limit.armAt(loop.now() + 4_000_000_000L);
        loop.run();

        assertEquals(List.of(), told);
    }

    @Test
    void wrapperThatExecutesTheProgramAtTheEndCountsOnce() throws IOException {
        tracker.track(configuration("quorum 2"));

        for (int i = 0; i < 5; i++) {
            Process wrapped = workers.start("sh", "-c", "exec sh -c 'exec " + workers.program() + " 60'");
            Timer limit = loop.timer("limit", now -> loop.stop());
            limit.armAt(loop.now() + 300_000_000L);
            loop.run();
            limit.cancel();
            assertEquals(List.of(), told);
            Workers.kill(wrapped);
        }
    }

    private String heard() {
        Timer limit = loop.timer("limit", now -> loop.stop());
        limit.armAt(loop.now() + 20_000_000_000L);
        loop.run();
        assertTrue(limit.armed(), "nothing was heard");
        limit.cancel();
        return told.remove(0);
    }

    private Configuration configuration(String more) {
        return workers.tracked("", more);
    }

    private static EventLoop newLoop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}

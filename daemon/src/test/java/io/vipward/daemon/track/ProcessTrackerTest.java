package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, under a name that nothing else has; whether the kernel tells of them or they are looked for. */
@Timeout(60)
class ProcessTrackerTest {
    private final List<String> told = new ArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final String name = "vw" + ProcessHandle.current().pid();

    @TempDir
    Path folder = Path.of("replaced");

    private EventLoop loop = newLoop();
    private ProcessTracker tracker = new ProcessTracker(loop, (process, quorum) -> {});

    @BeforeEach
    void tracker() throws IOException {
        tracker = new ProcessTracker(loop, (process, quorum) -> {
            told.add(process + (quorum ? " gained" : " lost"));
            loop.stop();
        });
        Files.copy(Path.of("/usr/bin/sleep"), folder.resolve(name));
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        tracker.stop();
        loop.close();
    }

    @Test
    void processesThatComeAndGoAreCounted() throws IOException {
        tracker.track(configuration("quorum 2"));
        assertEquals(Map.of("p", false), tracker.quorums());

        start();
        Process second = start();
        assertEquals("p gained", heard());
        kill(second);

        assertEquals("p lost", heard());
    }

    @Test
    void processThatRunsAlreadyCountsFromTheStart() throws IOException {
        Process one = start();

        tracker.track(configuration(""));

        assertEquals(Map.of("p", true), tracker.quorums());
        kill(one);
        assertEquals("p lost", heard());
    }

    @Test
    void moreThanTheMostAreNoQuorum() throws IOException {
        tracker.track(configuration("quorum 1\nquorum_max 1"));

        start();
        assertEquals("p gained", heard());
        start();

        assertEquals("p lost", heard());
    }

    @Test
    void processThatIsReplacedWithinTheDelayWasNeverGone() throws IOException {
        Process one = start();
        tracker.track(configuration("terminate_delay 3\nquorum 1"));

        kill(one);
        start();
        Timer limit = loop.timer("limit", now -> loop.stop());
        limit.armAt(loop.now() + 4_000_000_000L);
        loop.run();

        assertEquals(List.of(), told);
    }

    @Test
    void wrapperThatExecutesTheProgramAtTheEndCountsOnce() throws IOException {
        tracker.track(configuration("quorum 2"));

        for (int i = 0; i < 5; i++) {
            processes.add(new ProcessBuilder("sh", "-c", "exec sh -c 'exec " + folder.resolve(name) + " 60'").start());
            Timer limit = loop.timer("limit", now -> loop.stop());
            limit.armAt(loop.now() + 300_000_000L);
            loop.run();
            limit.cancel();
            assertEquals(List.of(), told);
            kill(processes.get(i));
        }
    }

    private Process start() throws IOException {
        Process process = new ProcessBuilder(folder.resolve(name).toString(), "60").start();
        processes.add(process);
        return process;
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        process.onExit().join();
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
        String text = """
                vrrp_track_process p {
                process %s
                %s
                }
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress {
                192.0.2.100
                }
                track_process {
                p
                }
                }
                """.formatted(name, more);
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration());
    }

    private static EventLoop newLoop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.vipward.daemon.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real files and a real loop; after each change a second file tells that the first one's event has been handled. */
@Timeout(60)
class FileTrackerTest {
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path folder = Path.of("replaced");

    private EventLoop loop = newLoop();
    private FileTracker tracker = new FileTracker(loop, (name, value) -> {});
    private int marks;

    @BeforeEach
    void tracker() throws IOException {
        tracker = new FileTracker(loop, this::told);
        Files.writeString(folder.resolve("mark"), "0");
    }

    @AfterEach
    void end() {
        tracker.stop();
        loop.close();
    }

    @Test
    void numberIsKnownBeforeAnythingChangesAndNobodyIsToldOfIt() throws IOException {
        Files.writeString(folder.resolve("f"), "0x10\n");

        tracker.track(configuration("f", ""));

        assertEquals(Map.of("f", 16L, "mark", 0L), tracker.values());
        assertEquals(List.of(), told);
    }

    @Test
    void everyWayOfChangingAFileIsHeard() throws IOException {
        Path file = folder.resolve("f");
        tracker.track(configuration("f", ""));

        Files.writeString(file, "5");
        assertEquals(List.of("f 5"), heard());
        Files.writeString(file, "5 and more");
        assertEquals(List.of(), heard());
        Files.writeString(file, "");
        assertEquals(List.of("f 0"), heard());
        Files.writeString(folder.resolve("new"), "9");
        Files.move(folder.resolve("new"), file, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(List.of("f 9"), heard());
        Files.move(file, folder.resolve("old"));
        assertEquals(List.of("f 0"), heard());
        Files.writeString(file, "-3");
        assertEquals(List.of("f -3"), heard());
        Files.delete(file);
        assertEquals(List.of("f 0"), heard());
        Files.writeString(file, "2147483648");
        assertEquals(List.of("f 2147483648"), heard());
        Files.writeString(file, "99999999999");
        assertEquals(List.of(), heard());
        assertEquals(2_147_483_648L, tracker.values().get("f"));
    }

    @Test
    void onlyTheFirst127BytesCount() throws IOException {
        tracker.track(configuration("f", ""));

        Files.writeString(folder.resolve("f"), " ".repeat(126) + "12");

        assertEquals(List.of("f 1"), heard());
    }

    @Test
    void symbolicLinkIsFollowedAsItWasAtTheStart() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("real"), "4");
        Files.createSymbolicLink(folder.resolve("f"), elsewhere.resolve("real"));
        tracker.track(configuration("f", ""));
        assertEquals(4, tracker.values().get("f"));

        Files.writeString(elsewhere.resolve("real"), "6");

        assertEquals(List.of("f 6"), heard());
    }

    @Test
    void fileThatNobodyTracksIsNotFollowed() throws IOException {
        Files.writeString(folder.resolve("f"), "4");

        tracker.track(configuration("other", "track_file f {\nfile " + folder + "/f\n}\n"));

        assertFalse(tracker.values().containsKey("f"));
    }

    @Test
    void afterAReloadOnlyWhatIsStillTrackedIsHeardOnce() throws IOException {
        tracker.track(configuration("f", ""));
        Files.writeString(folder.resolve("f"), "4");
        assertEquals(List.of("f 4"), heard());

        tracker.track(configuration("f", ""));
        Files.writeString(folder.resolve("f"), "5");
        assertEquals(List.of("f 5"), heard());
        tracker.track(configuration("other", ""));
        Files.writeString(folder.resolve("f"), "6");

        assertEquals(List.of(), heard());
    }

    @Test
    void initialContentIsWrittenOnceAndOverAnotherOnlyIfThatIsWanted() throws IOException {
        InitialFiles.write(configuration("f", "init_file 4").trackers().files());
        assertEquals("4\n", Files.readString(folder.resolve("f")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("f"))));
        InitialFiles.write(configuration("f", "init_file 5").trackers().files());
        assertEquals("4\n", Files.readString(folder.resolve("f")));
        InitialFiles.write(
                configuration("f", "init_file 6 overwrite").trackers().files());

        assertEquals("6\n", Files.readString(folder.resolve("f")));
        try (var left = Files.list(folder)) {
            assertEquals(2, left.count(), "nothing else stays behind");
        }
    }

    @Test
    void foldersOfThisMachineAreJudged() {
        assertEquals(FolderMonitoring.POSSIBLE, FolderMonitoring.of(folder.toString()));
        assertEquals(FolderMonitoring.REFUSED, FolderMonitoring.of("/proc/sys"));
        assertEquals(FolderMonitoring.MISSING, FolderMonitoring.of(folder + "/gone"));
        assertEquals(FolderMonitoring.MISSING, FolderMonitoring.of(folder + "/mark"));
    }

    /** What was told since the last time. */
    private List<String> heard() throws IOException {
        Timer limit = loop.timer("limit", now -> loop.stop());
        limit.armAt(loop.now() + 20_000_000_000L);
        Files.writeString(folder.resolve("mark"), Integer.toString(++marks));
        loop.run();
        assertTrue(limit.armed(), "the mark was not heard");
        limit.cancel();
        List<String> heard =
                told.stream().filter(one -> !one.startsWith("mark")).toList();
        told.clear();
        return heard;
    }

    private void told(String name, long value) {
        told.add(name + " " + value);
        if (name.equals("mark")) {
            loop.stop();
        }
    }

    private Configuration configuration(String tracked, String more) {
        boolean inside = more.startsWith("init_file");
        String text =
                file(tracked, inside ? more : "") + file("mark", "") + (inside ? "" : more) + """
                vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                virtual_ipaddress {
                192.0.2.100
                }
                track_file {
                %s
                mark
                }
                }
                """.formatted(tracked);
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration());
    }

    private String file(String name, String more) {
        return "track_file " + name + " {\nfile " + folder + "/" + name + "\n" + more + "\n}\n";
    }

    private static EventLoop newLoop() {
        try {
            return new EventLoop("test");
        } catch (SystemCallException e) {
            throw new IllegalStateException(e);
        }
    }
}

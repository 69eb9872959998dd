package io.vipward.vrrp.interoperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two routers of different make with one configuration: high on node 1, low on node 2. One thread drives it; whoever
 * closes it learns whether either of them complained.
 */
final class Cell implements AutoCloseable {
    static final String MASTER = "Entering MASTER STATE";
    static final String BACKUP = "Entering BACKUP STATE";
    static final int HIGH = 1;
    static final int LOW = 2;

    final Segment segment;
    final Router high;
    final Router low;

    private final Feature feature;
    private final boolean scripted;
    private final Path directory;

    Cell(Feature feature, boolean oursIsHigh, boolean scripted) throws Exception {
        this.feature = feature;
        this.scripted = scripted;
        directory = Files.createTempDirectory("vipward-cell");
        segment = new Segment();
        Router ours = new OurRouter(segment, oursIsHigh ? HIGH : LOW, directory);
        Router keepalived = new KeepalivedRouter(segment, oursIsHigh ? LOW : HIGH, directory);
        high = oursIsHigh ? ours : keepalived;
        low = oursIsHigh ? keepalived : ours;
    }

    void startHigh() throws Exception {
        high.start(feature.high(HIGH, directory.toString(), scripted));
    }

    void startLow() throws Exception {
        low.start(feature.low(LOW, Feature.LOW_PRIORITY));
    }

    /** High is master, low has heard it, and the address is on one node. */
    void settle() throws Exception {
        startHigh();
        awaitAll(high, BACKUP);
        startLow();
        awaitAll(low, BACKUP);
        awaitAll(high, MASTER);
        if (feature.isWeighted() || scripted) {
            // The first result of the script counts, too.
            segment.wire.await(
                    "of high at its full priority",
                    1,
                    seen -> seen.sender() == HIGH && seen.priority() == feature.fullPriority());
        }
        awaitAdverts(HIGH, 2);
        awaitHolders(HIGH);
    }

    void reloadHigh() throws Exception {
        high.reload(feature.high(HIGH, directory.toString(), scripted));
    }

    void reloadLow(int priority) throws Exception {
        low.reload(feature.low(LOW, priority));
    }

    void link(String state) throws Exception {
        segment.run(HIGH, "ip link set " + feature.link() + " " + state);
    }

    /** Each instance says it. */
    void awaitAll(Router router, String line) throws InterruptedException {
        for (int instance = 0; instance < feature.virtualRouterIds().size(); instance++) {
            router.log().await(line);
        }
    }

    /** This many more adverts of each virtual router from a node. */
    void awaitAdverts(int node, int count) throws InterruptedException {
        for (int vrid : feature.virtualRouterIds()) {
            segment.wire.awaitMore(
                    "of vrid " + vrid + " from node " + node,
                    count,
                    seen -> seen.virtualRouterId() == vrid && seen.priority() > 0 && seen.sender() == node);
        }
    }

    void awaitHolders(Integer... nodes) throws InterruptedException {
        for (String address : feature.addresses()) {
            segment.awaitHolders(address, nodes);
        }
    }

    void awaitGoodbye(int node) throws InterruptedException {
        for (int vrid : feature.virtualRouterIds()) {
            segment.wire.await(
                    "of priority 0 for vrid " + vrid,
                    1,
                    seen -> seen.virtualRouterId() == vrid && seen.priority() == 0 && seen.sender() == node);
        }
    }

    /** Nobody else was master, nobody at the same time as another. */
    void assertMasters(Integer... nodes) {
        for (int vrid : feature.virtualRouterIds()) {
            assertEquals(
                    List.of(nodes), segment.wire.masters(vrid), () -> "masters of " + vrid + "\n" + segment.journal);
        }
    }

    /** Each advert came from the MAC address that its virtual router has. */
    void assertSources() {
        for (Seen seen : segment.wire.adverts(any -> true)) {
            assertEquals(
                    feature.advertMac(seen.sender(), seen.virtualRouterId()), seen.mac(), segment.journal::toString);
        }
    }

    /** Both liked every packet; lines with one of these texts do not count. */
    void assertNobodyComplains(List<String> excused) throws Exception {
        for (Router router : List.of(high, low)) {
            List<String> complaints = router.complaints().stream()
                    .filter(line -> excused.stream().noneMatch(line::contains))
                    .toList();
            assertEquals(List.of(), complaints, segment.journal::toString);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            for (Router router : List.of(high, low)) {
                if (router instanceof OurRouter) {
                    router.terminate();
                }
            }
        } finally {
            segment.close();
            deleteDirectory();
        }
    }

    private void deleteDirectory() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}

package io.vipward.vrrp.interoperation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** VRRPv3 with FRR's daemon, which shares no line with keepalived. Its options are few: so are these cells. */
@Tag("kernel")
class FrrInteroperabilityIT {
    private static final int FRR = 1;
    private static final int OURS = 2;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Segment segment;

    @SuppressWarnings("NullAway.Init") // set before each test
    private OurRouter ours;

    @BeforeAll
    static void initializeLogging() {
        LoggerFactory.getILoggerFactory();
    }

    @BeforeEach
    void connect() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        segment = new Segment();
        ours = new OurRouter(segment, OURS, directory);
    }

    @AfterEach
    void disconnect() throws Exception {
        try {
            ours.terminate();
        } finally {
            segment.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_IPV4", "V3_IPV6"})
    @Execution(ExecutionMode.CONCURRENT)
    void oursFollowsFrrTakesOverWhenItEndsAndYieldsWhenItIsBack(Feature feature) throws Exception {
        FrrRouter frr = frr(feature);
        String vip = feature.addresses().get(0);
        frr.start(FrrRouter.configuration(feature.isIpv6(), 200));
        frr.log().await(FrrRouter.MASTER);
        ours.start(feature.low(OURS, Feature.LOW_PRIORITY));
        ours.log().await(Cell.BACKUP);
        awaitAdverts(sender(feature), 4);

        frr.terminate();
        ours.log().await("Backup received priority 0 advertisement");
        ours.log().await(Cell.MASTER);
        awaitOurs(vip);
        frr.start(FrrRouter.configuration(feature.isIpv6(), 200));
        frr.log().await(FrrRouter.MASTER);
        ours.log().await("with higher priority 200, ours 100");
        ours.log().await(Cell.BACKUP);
        awaitAdverts(sender(feature), 2);

        frr.kill();
        ours.log().await("silent for");
        awaitOurs(vip);

        assertMasters(sender(feature), OURS, sender(feature), OURS);
        assertNobodyComplains(frr);
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_IPV4", "V3_IPV6"})
    @Execution(ExecutionMode.CONCURRENT)
    void frrFollowsOursTakesOverWhenItEndsAndYieldsWhenItIsBack(Feature feature) throws Exception {
        FrrRouter frr = frr(feature);
        String configuration = feature.high(OURS, directory.toString(), false);
        ours.start(configuration);
        ours.log().await(Cell.MASTER);
        frr.start(FrrRouter.configuration(feature.isIpv6(), 100));
        frr.log().await(FrrRouter.FIRST);
        awaitAdverts(OURS, 4);
        assertEquals(0, frr.log().countFrom(0, FrrRouter.MASTER), segment.journal::toString);

        ours.terminate();
        frr.log().await(FrrRouter.MASTER);
        awaitAdverts(sender(feature), 1);
        ours.start(configuration);
        ours.log().await(Cell.MASTER);
        frr.log().await(FrrRouter.BACKUP);
        awaitAdverts(OURS, 2);

        ours.kill();
        frr.log().await(FrrRouter.MASTER);
        awaitAdverts(sender(feature), 2);

        assertMasters(OURS, sender(feature), OURS, sender(feature));
        assertNobodyComplains(frr);
    }

    private FrrRouter frr(Feature feature) throws Exception {
        return new FrrRouter(segment, FRR, Files.createDirectory(directory.resolve("frr")), feature.isIpv6());
    }

    /** With IPv6 it sends from the virtual address fe80::100, and that ends in 0. */
    private static int sender(Feature feature) {
        return feature.isIpv6() ? 0 : FRR;
    }

    private void awaitAdverts(int node, int count) throws InterruptedException {
        segment.wire.awaitMore("from " + node, count, seen -> seen.sender() == node && seen.priority() > 0);
    }

    /** FRR's node keeps the address on its link all the time, so only ours is looked at. */
    private void awaitOurs(String vip) throws InterruptedException {
        segment.awaitHolder(vip, OURS);
        awaitAdverts(OURS, 2);
    }

    private void assertMasters(Integer... nodes) {
        assertEquals(List.of(nodes), segment.wire.masters(51), segment.journal::toString);
    }

    private void assertNobodyComplains(FrrRouter frr) {
        assertEquals(List.of(), ours.complaints(), segment.journal::toString);
        assertEquals(List.of(), frr.complaints(), segment.journal::toString);
    }
}

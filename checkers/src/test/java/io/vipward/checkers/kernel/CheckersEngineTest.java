package io.vipward.checkers.kernel;

import static io.vipward.checkers.core.Configurations.address;
import static io.vipward.checkers.core.Configurations.check;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.ACCEPTS;
import static io.vipward.checkers.kernel.FakeServers.Behaviour.REFUSES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.netlink.linux.Errno;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.VirtualServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckersEngineTest {
    private static final RealServer ONE = realServer("10.1.0.1", 80, 1, check("10.1.0.1", 80, 1));
    private static final RealServer TWO = realServer("10.1.0.2", 80, 1, check("10.1.0.2", 80, 1));
    private static final VirtualServer WEB = virtualServer().with(ONE).with(TWO).build();
    private static final ServiceKey KEY = new ServiceKey.Endpoint(TransportProtocol.TCP, address("10.9.0.100"), 80);

    @Test
    void aStartIsTwoDumpsAndOneBatch() {
        try (Rig rig = new Rig()) {
            rig.start(WEB);

            assertEquals(
                    List.of("family", "dump of services", "3 changes"),
                    rig.channel().batches().stream()
                            .filter(batch -> !batch.isEmpty())
                            .map(CheckersEngineTest::describe)
                            .toList());
        }
    }

    @Test
    void whatAnEarlierRunLeftIsTakenOver() {
        IpvsTable leftOver = IpvsTable.of(
                IpvsTable.Entry.of(Service.plain(KEY, Scheduler.WLC), List.of(at("10.1.0.1", 7), at("10.1.0.77", 1))));
        try (Rig rig = new Rig(leftOver, 1)) {
            rig.start(WEB);

            assertEquals(
                    IpvsTable.of(IpvsTable.Entry.of(
                            Service.plain(KEY, Scheduler.RR),
                            List.of(at("10.1.0.1", 1), at("10.1.0.2", 1), at("10.1.0.77", 1)))),
                    rig.ipvs().table());
            assertTrue(rig.log().stream().noneMatch(line -> line.startsWith("ERROR")), rig.transcript());
        }
    }

    @Test
    void foreignServicesStayThroughStartReloadAndStop() {
        ServiceKey foreign = new ServiceKey.Endpoint(TransportProtocol.UDP, address("10.9.0.200"), 53);
        IpvsTable others =
                IpvsTable.of(IpvsTable.Entry.of(Service.plain(foreign, Scheduler.SH), List.of(at("10.1.0.50", 1))));
        try (Rig rig = new Rig(others, 1)) {
            rig.start(WEB).until(5);
            rig.reload(virtualServer().at("10.9.0.101").with(ONE).build())
                    .until(10)
                    .stop();

            assertEquals(others, rig.ipvs().table());
        }
    }

    @Test
    void stopLeavesNothingRunning() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(1).stop();

            assertTrue(rig.idle());
            assertEquals(CheckersSnapshot.EMPTY, rig.engine().snapshot());
            assertTrue(rig.transcript().endsWith("-- stopped\n"));
        }
    }

    @Test
    void withoutIpvsThereIsOneErrorAndNoChecking() {
        try (Rig rig = new Rig()) {
            rig.ipvs().remove(Errno.ENOENT);

            rig.start(WEB).until(60);

            assertEquals(
                    List.of(
                            "Initializing ipvs",
                            "ERROR IPVS: this kernel has no IPVS: No such file or directory (ENOENT); "
                                    + "virtual servers are not served"),
                    rig.log());
            assertEquals(
                    "this kernel has no IPVS: No such file or directory (ENOENT)",
                    rig.engine().snapshot().unavailable());
            assertEquals(List.of(), rig.servers().attempts());
            rig.stop();
            assertEquals(2, rig.log().size());
        }
    }

    @Test
    void aReloadTriesIpvsAgain() {
        try (Rig rig = new Rig()) {
            rig.ipvs().remove(Errno.ENOENT);
            rig.start(WEB).until(5);
            rig.ipvs().reload();

            rig.reload(WEB).until(7);

            assertNull(rig.engine().snapshot().unavailable());
            assertTrue(rig.log().contains("Gained quorum 1+0=1 <= 2 for VS [10.9.0.100]:tcp:80"));
            assertEquals(2, destinations(rig));
            assertEquals(
                    List.of("  6.00 10.1.0.1:80", "  6.00 10.1.0.2:80"),
                    rig.servers().attempts());
        }
    }

    @Test
    void aRefusedChangeIsSaidOnceAndMadeWhenTheKernelLetsIt() {
        try (Rig rig = new Rig()) {
            rig.ipvs().refuse(change -> concerns(change, "10.1.0.2"), Errno.ENOMEM);

            rig.start(WEB).until(10);
            long refusals =
                    rig.log().stream().filter(line -> line.startsWith("ERROR")).count();
            rig.ipvs().refuse(change -> false, Errno.ENOMEM);
            rig.until(12.5);

            assertEquals(1, refusals);
            assertTrue(rig.log()
                    .contains("ERROR IPVS: cannot add destination [10.1.0.2]:80 to [10.9.0.100]:tcp:80: "
                            + "Cannot allocate memory (ENOMEM); it is tried again"));
            assertEquals(2, destinations(rig));
        }
    }

    @Test
    void aRefusedChangeIsMadeEvenWhereNoCheckerEverRuns() {
        try (Rig rig = new Rig()) {
            rig.ipvs().refuse(change -> true, Errno.ENOMEM);
            rig.start(virtualServer().with(realServer("10.1.0.1", 80, 1)).build());
            rig.ipvs().refuse(change -> false, Errno.ENOMEM);

            rig.until(9.9);
            int before = destinations(rig);
            rig.until(10);

            assertEquals(-1, before);
            assertEquals(1, destinations(rig));
        }
    }

    @Test
    void aRefusedServiceIsOneErrorNotOneForEachDestination() {
        try (Rig rig = new Rig()) {
            rig.ipvs().refuse(change -> change instanceof Change.AddService, Errno.ENOENT);

            rig.start(WEB).until(10);

            assertEquals(
                    List.of("ERROR IPVS: cannot add service [10.9.0.100]:tcp:80: No such file or directory (ENOENT); "
                            + "it is tried again"),
                    rig.log().stream().filter(line -> line.startsWith("ERROR")).toList());
        }
    }

    @Test
    void whatSomebodyElseDeletesIsPutBackAtTheNextChange() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(2);
            rig.ipvs().outside(new Change.DeleteService(Service.plain(KEY, Scheduler.RR), ""));

            rig.set(REFUSES, "10.1.0.2:80").until(6).set(ACCEPTS, "10.1.0.2:80").until(10);

            assertEquals(
                    IpvsTable.of(IpvsTable.Entry.of(
                            Service.plain(KEY, Scheduler.RR), List.of(at("10.1.0.1", 1), at("10.1.0.2", 1)))),
                    rig.ipvs().table());
        }
    }

    @Test
    void aModuleThatGoesAwayAndComesBackIsFilledAgain() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).until(2);
            rig.ipvs().remove(Errno.ENOENT);
            rig.set(REFUSES, "10.1.0.2:80").until(8);
            String whileGone = rig.engine().snapshot().unavailable();
            long errors =
                    rig.log().stream().filter(line -> line.startsWith("ERROR")).count();
            rig.ipvs().reload();

            rig.until(12);

            assertEquals("this kernel has no IPVS: No such file or directory (ENOENT)", whileGone);
            assertEquals(1, errors);
            assertEquals(
                    IpvsTable.of(IpvsTable.Entry.of(Service.plain(KEY, Scheduler.RR), List.of(at("10.1.0.1", 1)))),
                    rig.ipvs().table());
        }
    }

    @Test
    void theSnapshotSaysWhyAServerIsDown() {
        try (Rig rig = new Rig()) {
            rig.set(REFUSES, "10.1.0.2:80");
            rig.start(WEB).until(2);

            var state = rig.engine().snapshot().virtualServers().get(0).state();

            assertEquals(
                    "TCP_CHECK succeeded", state.realServers().get(0).reason().toString());
            assertEquals(
                    "TCP_CHECK: Connection refused",
                    state.realServers().get(1).reason().toString());
            assertEquals(1_000_000_000L, state.realServers().get(1).sinceNanos());
        }
    }

    @Test
    void oneServersFailureIsOneRequestHoweverManyThereAre() {
        var many = virtualServer();
        for (int i = 1; i <= 200; i++) {
            many.with(realServer("10.1.1." + i, 80, 1, check("10.1.1." + i, 80, 0)));
        }
        try (Rig rig = new Rig()) {
            rig.start(many.build()).until(2);
            rig.channel().forget();

            rig.set(REFUSES, "10.1.1.77:80").until(4);

            assertEquals(1, rig.channel().requests().size());
            assertEquals(199, destinations(rig));
        }
    }

    private static String describe(List<io.vipward.netlink.wire.Request> batch) {
        if (batch.get(0).type() == 16) {
            return "family";
        }
        return batch.get(0).dump() ? "dump of services" : batch.size() + " changes";
    }

    private static boolean concerns(Change change, String literal) {
        return change instanceof Change.OfDestination of
                && of.destination().key().address().equals(address(literal));
    }

    private static int destinations(Rig rig) {
        IpvsTable.Entry entry = rig.ipvs().table().find(KEY);
        return entry == null ? -1 : entry.destinations().size();
    }

    private static Destination at(String literal, int weight) {
        return Destination.of(new DestinationKey(address(literal), 80), Forwarding.NAT, weight);
    }
}

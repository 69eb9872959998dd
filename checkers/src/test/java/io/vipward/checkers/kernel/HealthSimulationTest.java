package io.vipward.checkers.kernel;

import static io.vipward.checkers.core.Configurations.alphaCheck;
import static io.vipward.checkers.core.Configurations.inhibited;
import static io.vipward.checkers.core.Configurations.realServer;
import static io.vipward.checkers.core.Configurations.virtualServer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.Configurations;
import io.vipward.checkers.core.DesiredTable;
import io.vipward.checkers.core.RealServerState;
import io.vipward.checkers.core.Running;
import io.vipward.checkers.core.ServerPlan;
import io.vipward.checkers.core.VirtualServerState;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.netlink.linux.Errno;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.TcpCheck;
import io.vipward.parser.model.VirtualServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random configurations, servers that come and go, reloads: what must hold after each step. */
class HealthSimulationTest {
    private static final int SEEDS = 250;
    private static final IpvsTable FOREIGN = IpvsTable.of(IpvsTable.Entry.of(
            Service.plain(
                    new ServiceKey.Endpoint(TransportProtocol.UDP, Configurations.address("10.9.9.9"), 53),
                    Scheduler.SH),
            List.of()));

    @Test
    void theKernelHasWhatHealthWantsAndSomebodyAlwaysServes() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            try (Rig rig = new Rig(FOREIGN, seed)) {
                List<VirtualServer> configuration = random(random);
                rig.engine().start(plans(configuration));
                for (double at = 0.5; at < 40; at += 1.0) {
                    disturb(rig, random);
                    if (random.nextInt(15) == 0) {
                        configuration = random(random);
                        rig.engine().reload(plans(configuration));
                    }
                    int seen = rig.ipvs().history().size();
                    rig.until(at);
                    mustHold(rig, configuration, seen, "seed " + seed + " at " + at);
                }
                rig.stop();
                assertEquals(FOREIGN, rig.ipvs().table(), "seed " + seed);
                assertTrue(rig.idle(), "seed " + seed);
            }
        }
    }

    @Test
    void aKernelThatRefusesNowAndThenIsRightInTheEnd() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            try (Rig rig = new Rig(FOREIGN, seed)) {
                List<VirtualServer> configuration = random(random);
                rig.ipvs().refuse(change -> random.nextInt(3) == 0, Errno.ENOMEM);
                rig.engine().start(plans(configuration));
                for (double at = 0.5; at < 20; at += 1.0) {
                    disturb(rig, random);
                    rig.until(at);
                }
                rig.ipvs().refuse(change -> false, Errno.ENOMEM);
                rig.until(32);
                int seen = rig.ipvs().history().size();
                mustHold(rig, configuration, seen, "seed " + seed);
            }
        }
    }

    private static List<ServerPlan> plans(List<VirtualServer> servers) {
        return servers.stream().map(ServerPlan::of).toList();
    }

    private static void disturb(Rig rig, Random random) {
        FakeServers.Behaviour[] all = FakeServers.Behaviour.values();
        for (int i = 1; i <= 4; i++) {
            if (random.nextInt(4) == 0) {
                rig.servers().set("10.1.0." + i + ":80", all[random.nextInt(all.length)]);
            }
        }
    }

    private static void mustHold(Rig rig, List<VirtualServer> configuration, int seen, String where) {
        CheckersSnapshot snapshot = rig.engine().snapshot();
        List<Running> running = new ArrayList<>();
        for (CheckersSnapshot.VirtualServerStatus status : snapshot.virtualServers()) {
            running.add(new Running(status.plan(), status.state(), List.of()));
            consistent(status.plan().server(), status.state(), where);
        }
        List<IpvsTable.Entry> expected =
                new ArrayList<>(DesiredTable.of(running).entries().values());
        expected.addAll(FOREIGN.entries().values());
        assertEquals(IpvsTable.of(expected), rig.ipvs().table(), where);
        List<IpvsTable> moments = rig.ipvs().history();
        for (IpvsTable moment : moments.subList(seen - 1, moments.size())) {
            for (VirtualServer server : configuration) {
                if (server.sorryServer() != null) {
                    assertTrue(
                            serves(moment, ServerPlan.of(server).services().get(0)),
                            where + ": nobody serves in " + moment);
                }
            }
        }
    }

    private static void consistent(VirtualServer server, VirtualServerState state, String where) {
        for (int i = 0; i < state.realServers().size(); i++) {
            RealServerState realServer = state.realServers().get(i);
            assertEquals(realServer.failedCheckers() == 0, realServer.alive(), where);
        }
        if (state.quorumUp()) {
            long least = server.quorum().quorum() - server.quorum().hysteresis();
            assertTrue(state.live() > 0 && state.live() >= least, where);
        } else {
            assertTrue(
                    state.live() < server.quorum().quorum() + server.quorum().hysteresis() || state.live() == 0, where);
        }
        assertEquals(server.sorryServer() != null && !state.quorumUp(), state.sorryActive(), where);
    }

    private static boolean serves(IpvsTable table, ServiceKey key) {
        IpvsTable.Entry entry = table.find(key);
        return entry != null && entry.destinations().values().stream().anyMatch(Destination::serves);
    }

    private static List<VirtualServer> random(Random random) {
        List<VirtualServer> servers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            if (i == 1 || random.nextBoolean()) {
                servers.add(random(random, "10.9.0." + i));
            }
        }
        return servers;
    }

    private static VirtualServer random(Random random, String address) {
        Configurations server = virtualServer().at(address);
        int count = 1 + random.nextInt(4);
        long total = 0;
        for (int i = 1; i <= count; i++) {
            int weight = 1 + random.nextInt(3);
            total += weight;
            server.with(random(random, "10.1.0." + i, weight));
        }
        long quorum = 1L + random.nextInt((int) total);
        server.quorum(quorum, random.nextInt((int) quorum));
        if (random.nextInt(3) > 0) {
            server.sorry("10.1.0.99", 80, random.nextBoolean());
        }
        return server.scheduler(random.nextBoolean() ? "rr" : "wlc").build();
    }

    private static RealServer random(Random random, String address, int weight) {
        TcpCheck[] checks = new TcpCheck[random.nextInt(3)];
        for (int i = 0; i < checks.length; i++) {
            int retry = random.nextInt(3);
            String target = i == 0 ? address : "10.1.0.4";
            checks[i] =
                    random.nextInt(3) == 0 ? alphaCheck(target, 80, retry) : Configurations.check(target, 80, retry);
        }
        return random.nextInt(4) == 0
                ? inhibited(address, 80, weight, checks)
                : realServer(address, 80, weight, checks);
    }
}

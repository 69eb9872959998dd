package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.Configurations;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.parser.model.CheckSchedule;
import io.vipward.parser.model.ConnectionTarget;
import io.vipward.parser.model.ConnectionTarget.Source;
import io.vipward.parser.model.TcpCheck;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real sockets on the loopback interface. */
@Tag("kernel")
class TcpProbeIT {
    private static final InetAddress LOCALHOST = Configurations.address("127.0.0.1");

    @Test
    void aServerThatListensIsASuccessOnBothFamilies() throws Exception {
        for (String literal : List.of("127.0.0.1", "::1")) {
            InetAddress address = Configurations.address(literal);
            try (ServerSocket server = new ServerSocket(0, 16, address)) {
                assertEquals(ProbeResult.SUCCESS, probe(target(address, server.getLocalPort())));
            }
        }
    }

    @Test
    void nothingListeningIsAFailureThatSaysWhy() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, LOCALHOST)) {
            port = closed.getLocalPort();
        }

        assertEquals(new ProbeResult.Failure("Connection refused"), probe(target(LOCALHOST, port)));
    }

    @Test
    void aFullBacklogIsATimeOut() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOCALHOST)) {
            List<ProbeResult> results = new ArrayList<>();
            try (EventLoop loop = new EventLoop("probe")) {
                TcpProbe probe = new TcpProbe(loop, check(target(LOCALHOST, server.getLocalPort())));
                // The kernel keeps one more than the backlog; nobody accepts, and closed ones keep their place.
                ask(loop, probe, results, 3);
                loop.run();
            }

            assertEquals(List.of(ProbeResult.SUCCESS, ProbeResult.SUCCESS, ProbeResult.TIMED_OUT), results);
        }
    }

    @Test
    void aForeignSourceAddressIsAnErrorOfThisMachine() throws Exception {
        ConnectionTarget target = target(LOCALHOST, 80, new Source(Configurations.address("203.0.113.9"), 0, null), 0);

        assertEquals(
                new ProbeResult.LocalError(ProbeResult.Stage.BIND, 99, "Cannot assign requested address", ""),
                probe(target));
    }

    @Test
    void aMissingInterfaceIsAnErrorOfThisMachine() throws Exception {
        ConnectionTarget target = target(LOCALHOST, 80, new Source(null, 0, "nosuch"), 0);

        assertEquals(
                new ProbeResult.LocalError(ProbeResult.Stage.DEVICE, 19, "No such device", "nosuch"), probe(target));
    }

    @Test
    void aMarkAndASourceAreSet() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 16, LOCALHOST)) {
            ConnectionTarget target = target(
                    LOCALHOST, server.getLocalPort(), new Source(Configurations.address("127.0.0.7"), 0, "lo"), 77);

            ProbeResult result = probe(target);

            assertEquals(ProbeResult.SUCCESS, result);
            assertEquals("127.0.0.7", server.accept().getInetAddress().getHostAddress());
        }
    }

    @Test
    void portZeroIsAFailure() throws Exception {
        assertEquals(
                new ProbeResult.Failure("Connection refused (the check has no port)"), probe(target(LOCALHOST, 0)));
    }

    @Test
    void aCancelledAttemptHasNoResult() throws Exception {
        List<ProbeResult> results = new ArrayList<>();
        try (EventLoop loop = new EventLoop("probe");
                ServerSocket server = new ServerSocket(0, 16, LOCALHOST)) {
            Attempt attempt =
                    new TcpProbe(loop, check(target(LOCALHOST, server.getLocalPort()))).start(0, results::add);
            attempt.cancel();
            loop.timer("end", now -> loop.stop()).armAt(loop.now() + 50_000_000L);
            loop.run();
        }

        assertTrue(results.isEmpty(), results::toString);
    }

    private static void ask(EventLoop loop, TcpProbe probe, List<ProbeResult> results, int times) {
        probe.start(0, result -> {
            results.add(result);
            if (times > 1) {
                ask(loop, probe, results, times - 1);
            } else {
                loop.stop();
            }
        });
    }

    private static ProbeResult probe(ConnectionTarget target) throws Exception {
        List<ProbeResult> results = new ArrayList<>();
        try (EventLoop loop = new EventLoop("probe")) {
            prober(loop, target).start(0, result -> {
                results.add(result);
                loop.stop();
            });
            loop.run();
        }
        return results.get(0);
    }

    private static Prober prober(EventLoop loop, ConnectionTarget target) {
        return new LoopProbes(loop, TlsEngines.anonymous(), new NoPrograms()).prober(check(target));
    }

    private static ConnectionTarget target(InetAddress address, int port) {
        @Nullable InetAddress anySource = null;
        return target(address, port, new Source(anySource, 0, null), 0);
    }

    private static ConnectionTarget target(InetAddress address, int port, Source source, long mark) {
        return new ConnectionTarget(address, port, source, mark, 300_000_000L);
    }

    private static TcpCheck check(ConnectionTarget target) {
        CheckSchedule schedule = new CheckSchedule(1_000_000_000L, 0, 1_000_000_000L, 0, false, false);
        TcpCheck like = Configurations.check("127.0.0.1", 80, schedule);
        return new TcpCheck(like.origins(), target, schedule);
    }
}

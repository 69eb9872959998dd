package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.PlanText;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.sysctl.ProcSysctls;
import io.vipward.parser.model.PingCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PING_CHECK against this machine. */
@Tag("kernel")
class PingProbeIT {
    private static final PingPermission PERMISSION = new PingPermission(new ProcSysctls());

    @BeforeAll
    static void takePermission() {
        assertTrue(PERMISSION.take().isEmpty());
    }

    @AfterAll
    static void giveItBack() {
        PERMISSION.giveBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void everyEchoIsAnsweredOnTheSameSocket(String address) throws Exception {
        assertEquals(List.of(ProbeResult.SUCCESS, ProbeResult.SUCCESS, ProbeResult.SUCCESS), results(address, "", 3));
    }

    @Test
    void aMissingInterfaceIsATroubleOfThisMachine() throws Exception {
        List<ProbeResult> results = results("127.0.0.1", "bind_if nosuch", 1);

        assertEquals(
                List.of(new ProbeResult.LocalError(ProbeResult.Stage.DEVICE, 19, "No such device", "nosuch")), results);
    }

    @Test
    void whatCannotBeSentIsSaidAndFails() throws Exception {
        // The broadcast address without permission.
        ProbeResult result = results("255.255.255.255", "", 1).get(0);

        assertEquals(
                List.of("send ICMP packet fail"),
                result.remarks().stream().map(Event::text).toList());
        assertTrue(result instanceof ProbeResult.Failure);
    }

    private static List<ProbeResult> results(String address, String settings, int times) throws Exception {
        PingCheck check = (PingCheck) PlanText.plans("virtual_server 10.9.0.100 80 {\nprotocol TCP\nreal_server "
                        + "10.1.0.1"
                        + " 80 {\nPING_CHECK {\nconnect_ip " + address + "\nconnect_timeout 1\n" + settings
                        + "\n}\n}\n}\n")
                .get(0)
                .realServers()
                .get(0)
                .checkers()
                .get(0);
        List<ProbeResult> results = new ArrayList<>();
        try (EventLoop loop = new EventLoop("ping")) {
            PingProbe probe = new PingProbe(loop, check);
            ask(probe, results, times, loop::stop);
            loop.run();
            probe.close();
        }
        return results;
    }

    private static void ask(PingProbe probe, List<ProbeResult> results, int times, Runnable whenDone) {
        Consumer<ProbeResult> next = result -> {
            results.add(result);
            if (results.size() < times) {
                ask(probe, results, times, whenDone);
            } else {
                whenDone.run();
            }
        };
        probe.start(0, next);
    }
}

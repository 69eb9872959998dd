package io.vipward.examples.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each scheduler's example spreads real connections as its name says, and makes the original's table. One daemon goes from one
 * file to the next by reloads.
 */
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
final class SchedulersLabIT {
    private static final String VIP = "192.168.126.100";
    private static final List<String> DESTINATIONS =
            List.of("192.168.126.97", "192.168.126.98", "192.168.126.99", VIP, "192.168.126.101", "192.168.126.102");

    private final Farm farm = new Farm();
    private final Caller caller = farm.caller();

    @AfterAll
    void end() {
        farm.close();
    }

    @AfterEach
    void hangUp() {
        caller.hangUp("");
    }

    private void use(String scheduler) {
        farm.use(scheduler);
        farm.awaitServers(3);
        farm.awaitIdle(0);
        String table = farm.table();
        assertEquals(farm.originalTable(scheduler, table), table);
    }

    @Test
    void rrTakesTurns() {
        use("rr");

        List<String> answers = caller.hold(VIP, 6);

        assertEquals(Map.of("rs1", 2, "rs2", 2, "rs3", 2), counted(answers));
        assertEquals(answers.subList(0, 3), answers.subList(3, 6));
    }

    @Test
    void wrrTakesTurnsByTheWeights() {
        use("wrr");

        assertEquals(Map.of("rs1", 6, "rs2", 4, "rs3", 2), counted(caller.hold(VIP, 12)));
    }

    @Test
    void lcPrefersWhoHasFewerOpenConnections() {
        use("lc");

        assertEquals(Map.of("rs1", 2, "rs2", 2, "rs3", 2), counted(caller.hold(VIP, 6)));
        caller.hangUp("rs2");
        farm.awaitIdle(2);
        assertEquals(List.of("rs2", "rs2"), caller.hold(VIP, 2));
    }

    @Test
    void wlcDoesSoByTheWeights() {
        use("wlc");

        assertEquals(Map.of("rs1", 6, "rs2", 2, "rs3", 2), counted(caller.hold(VIP, 10)));
    }

    @Test
    void sedGivesTheStrongestTheFirstOnes() {
        use("sed");

        assertEquals(List.of("rs1", "rs1", "rs1"), caller.hold(VIP, 3));
    }

    @Test
    void nqLeavesNobodyIdle() {
        use("nq");

        assertEquals(Set.of("rs1", "rs2", "rs3"), Set.copyOf(caller.hold(VIP, 3)));
        assertEquals(List.of("rs1", "rs1"), caller.hold(VIP, 2));
    }

    @Test
    void foGivesAllToTheHighestWeightThatIsAlive() {
        use("fo");
        List<String> before = caller.hold(VIP, 5);

        farm.server(1).close();
        farm.awaitServers(2);
        List<String> after = caller.hold(VIP, 5);
        farm.server(1).open();
        farm.awaitServers(3);

        assertEquals(Collections.nCopies(5, "rs1"), before);
        assertEquals(Collections.nCopies(5, "rs2"), after);
        assertEquals(List.of("rs1"), caller.hold(VIP, 1));
    }

    @Test
    void ovfGivesTheNextWhatIsMoreThanTheWeight() {
        use("ovf");

        assertEquals(List.of("rs1", "rs1", "rs1", "rs1", "rs2", "rs2", "rs2", "rs3"), caller.hold(VIP, 8));
    }

    @Test
    void shLetsAClientKeepItsServer() {
        use("sh");

        Map<String, String> first = bySource();
        Map<String, String> again = bySource();

        assertEquals(first, again);
        assertTrue(Set.copyOf(first.values()).size() > 1, first::toString);
    }

    @Test
    void mhLetsNearlyAllKeepTheirsWhenAnotherServerGoes() {
        use("mh");
        Map<String, String> before = bySource();

        assertEquals(before, bySource());
        caller.hangUp("");
        farm.server(3).close();
        farm.awaitServers(2);
        Map<String, String> after = bySource();
        farm.server(3).open();
        farm.awaitServers(3);

        assertTrue(Set.copyOf(before.values()).size() > 1, before::toString);
        assertTrue(!after.containsValue("rs3"), after::toString);
        long moved = before.entrySet().stream()
                .filter(entry -> !entry.getValue().equals("rs3"))
                .filter(entry -> !entry.getValue().equals(after.get(entry.getKey())))
                .count();
        assertTrue(moved <= 3, () -> before + " became " + after);
    }

    @Test
    void dhLetsAnAddressKeepItsServer() {
        use("dh");

        Map<String, String> first = byDestination();
        Map<String, String> again = byDestination();

        assertEquals(first, again);
        assertTrue(Set.copyOf(first.values()).size() > 1, first::toString);
    }

    @Test
    void lblcMovesAnAddressFromAServerThatHasTooMany() {
        use("lblc");

        List<String> answers = caller.hold(DESTINATIONS.get(0), 5);
        String first = answers.get(0);
        String second = answers.get(3);
        caller.hangUp("");
        farm.awaitIdle(0);

        assertEquals(List.of(first, first, first, second, second), answers);
        assertTrue(!first.equals(second), answers::toString);
        assertEquals(List.of(second, second), caller.hold(DESTINATIONS.get(0), 2), "it has moved");
    }

    @Test
    void lblcrGivesAnAddressASecondServer() {
        use("lblcr");

        List<String> answers = caller.hold(DESTINATIONS.get(0), 4);
        String first = answers.get(0);
        String second = answers.get(3);
        caller.hangUp("");
        farm.awaitIdle(0);

        assertEquals(List.of(first, first, first, second), answers);
        assertTrue(!first.equals(second), answers::toString);
        assertEquals(Set.of(first, second), Set.copyOf(caller.hold(DESTINATIONS.get(0), 2)), "both serve it");
    }

    @Test
    void aSchedulerThatTheKernelDoesNotHaveIsNamed() {
        Director daemon = farm.use("twos");

        daemon.log().await("service [192.168.126.100]:tcp:80: No such file or directory (ENOENT)", Wait.seconds(10));
        assertTrue(daemon.isRunning());
        assertTrue(!farm.table().contains("twos"), farm::table);
    }

    private Map<String, String> bySource() {
        Map<String, String> servers = new LinkedHashMap<>();
        Farm.sources().forEach(source -> servers.put(source, caller.call(source, VIP)));
        return servers;
    }

    private Map<String, String> byDestination() {
        Map<String, String> servers = new LinkedHashMap<>();
        DESTINATIONS.forEach(destination -> servers.put(destination, caller.call("", destination)));
        return servers;
    }

    private static Map<String, Integer> counted(List<String> answers) {
        Map<String, Integer> counts = new TreeMap<>();
        answers.forEach(answer -> counts.merge(answer, 1, Integer::sum));
        return counts;
    }
}

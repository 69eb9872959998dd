package io.vipward.vrrp.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.vrrp.wire.Advert;
import io.vipward.vrrp.wire.AdvertDecoder;
import io.vipward.vrrp.wire.Decoded;
import io.vipward.vrrp.wire.Rejected;
import io.vipward.vrrp.wire.Vectors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Hand-made packets, most of them wrong, that a running keepalived 2.4.3 was given: counters and texts must be the same. */
class CraftedPacketsGoldenTest {
    private static final Map<String, Counter> COUNTERS = Map.of(
            "Advertisements/Received", Counter.ADVERTS_RECEIVED,
            "Packet Errors/Length", Counter.LENGTH_ERRORS,
            "Packet Errors/TTL", Counter.TTL_ERRORS,
            "Packet Errors/Invalid Type", Counter.INVALID_TYPE_RECEIVED,
            "Packet Errors/Address List", Counter.ADDRESS_LIST_ERRORS,
            "Authentication Errors/Invalid Type", Counter.INVALID_AUTH_TYPE,
            "Authentication Errors/Type Mismatch", Counter.AUTH_TYPE_MISMATCH,
            "Authentication Errors/Failure", Counter.AUTH_FAILURES,
            "Priority Zero/Received", Counter.PRIORITY_ZERO_RECEIVED);

    /** One of them, and what keepalived did. */
    private record Case(String name, List<String> frames, Map<String, Long> counters, List<String> log) {}

    @TestFactory
    List<DynamicTest> masterTreatsThemAsKeepalivedDoes() {
        Run run = Run.master(Fixtures.instance(200));

        List<DynamicTest> tests = new ArrayList<>();
        for (Case crafted : read()) {
            tests.add(DynamicTest.dynamicTest(crafted.name(), () -> {
                Map<String, Long> before = shown(run.state().counters());
                List<String> log = new ArrayList<>();

                for (String frame : crafted.frames()) {
                    deliver(run, frame, log);
                }

                assertEquals(crafted.log(), log);
                assertEquals(
                        crafted.counters(), difference(before, shown(run.state().counters())));
                assertEquals(StateName.MASTER, run.state().name());
            }));
        }
        return tests;
    }

    /** What a socket bound to the group would let through, and a dispatcher by VRID. */
    private static void deliver(Run run, String frame, List<String> log) {
        ByteBuffer packet = Vectors.networkPart(HexFormat.of().parseHex(frame));
        boolean multicast = (packet.get(16) & 0xff) == 224;
        boolean vrrp = packet.get(9) == 112;
        if (!multicast || !vrrp) {
            return;
        }
        Decoded decoded = AdvertDecoder.decode(packet);
        if (decoded instanceof Rejected rejected && rejected.claim() == null) {
            log.add(Notice.of(Message.PACKET_TOO_SHORT, rejected.detail()).text());
        } else if (!(decoded instanceof Advert advert) || advert.header().vrid() == 51) {
            log.addAll(run.after(1_000).hears(decoded).log());
        }
    }

    private static List<Case> read() {
        List<Case> cases = new ArrayList<>();
        for (String line : Vectors.lines("/vectors/crafted-v2-master.txt")) {
            String rest = line.substring(line.indexOf(' ') + 1);
            Case last = cases.isEmpty() ? null : cases.get(cases.size() - 1);
            if (line.startsWith("case: ")) {
                cases.add(new Case(rest, new ArrayList<>(), new TreeMap<>(), new ArrayList<>()));
            } else if (last != null && line.startsWith("frame: ")) {
                last.frames().add(rest);
            } else if (last != null && line.startsWith("log: ")) {
                last.log().add(rest);
            } else if (last != null && line.startsWith("counter: ")) {
                int plus = rest.lastIndexOf('+');
                last.counters().put(rest.substring(0, plus).trim(), Long.valueOf(rest.substring(plus + 1)));
            }
        }
        return cases;
    }

    private static Map<String, Long> shown(Counters counters) {
        Map<String, Long> shown = new TreeMap<>();
        COUNTERS.forEach((name, counter) -> shown.put(name, counters.value(counter)));
        return shown;
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new TreeMap<>();
        after.forEach((name, value) -> {
            long plus = value - before.getOrDefault(name, 0L);
            if (plus != 0) {
                difference.put(name, plus);
            }
        });
        return difference;
    }
}

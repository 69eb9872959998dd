package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same file and the same events, once with our engine and once with the original: after each event {@code ipvsadm -Sn}
 * says the same.
 */
@Tag("lab")
class SameTableLabIT {
    private static final String SERVICE = "-A -t 10.9.0.100:80 -s ";
    private static final String DESTINATION = "-a -t 10.9.0.100:80 -r ";

    @Test
    void natWithWlcAndASorryServer() throws Exception {
        String service = SERVICE + "wlc\n";
        String one = DESTINATION + "10.1.0.1:8001 -m -w 3\n";
        String two = DESTINATION + "10.1.0.2:8002 -m -w 2\n";
        String sorry = DESTINATION + "10.1.0.9:9000 -m -w 1\n";

        assertSameStory(
                "nat-wlc",
                service + one + two,
                new Event(8001, false, service + two),
                new Event(8002, false, service + sorry),
                new Event(8001, true, service + one),
                new Event(8002, true, service + one + two));
    }

    @Test
    void directRoutingWithWrrWhereEverythingStaysWithWeightZero() throws Exception {
        String service = SERVICE + "wrr\n";

        assertSameStory(
                "dr-wrr",
                service + direct(1, 2) + direct(2, 1) + direct(9, 0),
                new Event(8001, false, service + direct(1, 0) + direct(2, 1) + direct(9, 0)),
                new Event(8002, false, service + direct(1, 0) + direct(2, 0) + direct(9, 1)),
                new Event(8002, true, service + direct(1, 0) + direct(2, 1) + direct(9, 0)),
                new Event(8001, true, service + direct(1, 2) + direct(2, 1) + direct(9, 0)));
    }

    @Test
    void tunnelsWithPersistenceAlphaAndAQuorumOfTwo() throws Exception {
        String service = SERVICE + "rr -p 300 -M 255.255.255.0\n";

        assertSameStory(
                "tun-rr-persistent",
                service + tunnel(1) + tunnel(2),
                new Event(8001, false, service + tunnel(9)),
                new Event(8002, false, service + tunnel(9)),
                new Event(8001, true, service + tunnel(9)),
                new Event(8002, true, service + tunnel(1) + tunnel(2)));
    }

    private static String direct(int host, int weight) {
        return DESTINATION + "10.1.0." + host + ":80 -g -w " + weight + "\n";
    }

    private static String tunnel(int host) {
        return DESTINATION + "10.1.0." + host + ":80 -i -w 1 --tun-type ipip\n";
    }

    /** A server starts or stops, and what the table is then. */
    private record Event(int port, boolean serves, String table) {}

    private static void assertSameStory(String name, String atStart, Event... events) throws Exception {
        String file = configuration(name);
        LabNetwork.inside(network -> {
            network.serve(8001);
            network.serve(8002);
            network.run("ipvsadm", "-A", "-u", "10.9.0.200:53", "-s", "sh");
            String foreign = network.table();
            try (LabEngine ours = LabEngine.start(file)) {
                follow("ours", network, foreign, atStart, events);
                ours.stop();
                assertEquals(foreign, network.table(), "ours at the end");
            }
            try (LabKeepalived original = LabKeepalived.start(file)) {
                follow("the original's", network, foreign, atStart, events);
            }
            assertEquals(foreign, network.table(), "the original's at the end");
        });
    }

    private static void follow(String whose, LabNetwork network, String foreign, String atStart, Event... events)
            throws Exception {
        assertEquals(atStart + foreign, network.awaitTable(atStart + foreign), whose + " at the start");
        for (Event event : events) {
            if (event.serves()) {
                network.serve(event.port());
            } else {
                network.stop(event.port());
            }
            assertEquals(
                    event.table() + foreign, network.awaitTable(event.table() + foreign), whose + " after " + event);
        }
    }

    private static String configuration(String name) throws IOException {
        return LabNetwork.resource(name + ".conf");
    }
}

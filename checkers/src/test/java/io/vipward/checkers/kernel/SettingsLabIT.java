package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for IPVS as a whole, and what others do to the table, in a real kernel. */
@Tag("lab")
class SettingsLabIT {
    private static final String WEB = """
            virtual_server 10.9.0.100 80 {
                protocol TCP
                lb_algo rr
                lb_kind NAT
                real_server 10.1.0.1 80 {
                }
                real_server 10.1.0.2 80 {
                }
            }
            """;
    private static final String TABLE = """
            -A -t 10.9.0.100:80 -s rr
            -a -t 10.9.0.100:80 -r 10.1.0.1:80 -m -w 1
            -a -t 10.9.0.100:80 -r 10.1.0.2:80 -m -w 1
            """;
    private static final String FOREIGN = "-A -u 10.9.0.200:53 -s sh\n";
    private static final String SYNC = "sync daemon (mcast=d0, syncid=";

    @ParameterizedTest
    @ValueSource(strings = {"", "VS"})
    void flushesAndTimeoutsAreThoseOfTheOriginal(String onStop) throws Exception {
        String file =
                "global_defs {\n lvs_timeouts tcp 100 udp 50\n lvs_flush\n lvs_sync_daemon d0 id 7 maxlen 1400 port 8850"
                        + " ttl 3 group 224.0.0.83\n lvs_flush_on_stop " + onStop + "\n}\n" + WEB;
        String left = onStop.isEmpty() ? "" : FOREIGN;
        LabNetwork.inside(network -> {
            interfaceUp(network);
            foreign(network);
            try (LabEngine ours = LabEngine.start(file)) {
                running(network);
                ours.stop();
                stopped(network, left);
            }
            network.run("ipvsadm", "-C");
            foreign(network);
            try (LabKeepalived original = LabKeepalived.start(file)) {
                running(network);
                original.stop();
                stopped(network, left);
            }
        });
    }

    private static void running(LabNetwork network) throws IOException, InterruptedException {
        assertEquals(TABLE, network.awaitTable(TABLE));
        String both = "master " + SYNC + "7, maxlen=1400, group=224.0.0.83, port=8850, ttl=3)\n" + "backup " + SYNC
                + "7, maxlen=1400, group=224.0.0.83, port=8850, ttl=3)\n";
        assertEquals(both, network.await(both, "ipvsadm", "-Ln", "--daemon"));
        String timeouts = "Timeout (tcp tcpfin udp): 100 120 50\n";
        assertEquals(timeouts, network.await(timeouts, "ipvsadm", "-Ln", "--timeout"));
        foreign(network);
    }

    private static void stopped(LabNetwork network, String left) throws IOException, InterruptedException {
        assertEquals(left, network.table());
        assertEquals("", network.run("ipvsadm", "-Ln", "--daemon"));
        assertEquals("Timeout (tcp tcpfin udp): 900 120 300\n", network.run("ipvsadm", "-Ln", "--timeout"));
    }

    @Test
    void theSyncDaemonFollowsItsInstance() throws Exception {
        String file =
                "global_defs {\n lvs_sync_daemon d0 VI_1\n}\nvrrp_instance VI_1 {\n interface d0\n virtual_router_id 51\n}\n"
                        + WEB;
        String rest = SYNC + "51, maxlen=1472, group=224.0.0.81, port=8848, ttl=1)\n";
        LabNetwork.inside(network -> {
            interfaceUp(network);
            try (LabEngine ours = LabEngine.start(file)) {
                String[] daemons = {"ipvsadm", "-Ln", "--daemon"};
                assertEquals("backup " + rest, network.await("backup " + rest, daemons));
                for (int i = 0; i < 5; i++) {
                    // As fast as an instance can flap: the threads of the kernel are never ended in the tick of their
                    // start.
                    ours.instance("VI_1", true);
                    ours.instance("VI_1", false);
                    ours.instance("VI_1", true);
                    assertEquals("master " + rest, network.await("master " + rest, daemons));
                    ours.instance("VI_1", false);
                    assertEquals("backup " + rest, network.await("backup " + rest, daemons));
                }
                ours.stop();
                assertEquals("", network.run(daemons));
            }
        });
    }

    @Test
    void whatSomebodyElseDoesToOurPartIsPutRight() throws Exception {
        LabNetwork.inside(network -> {
            try (LabEngine ours = LabEngine.start(WEB)) {
                assertEquals(TABLE, network.awaitTable(TABLE));
                network.run("ipvsadm", "-d", "-t", "10.9.0.100:80", "-r", "10.1.0.1:80");
                assertEquals(TABLE, network.awaitTable(TABLE));
                network.run("ipvsadm", "-C");
                foreign(network);
                assertEquals(TABLE + FOREIGN, network.awaitTable(TABLE + FOREIGN));
                ours.stop();
            }
        });
    }

    private static void interfaceUp(LabNetwork network) throws IOException, InterruptedException {
        network.run("ip", "link", "add", "d0", "type", "dummy");
        network.run("ip", "addr", "add", "10.3.0.1/24", "dev", "d0");
        network.run("ip", "link", "set", "d0", "up");
    }

    private static void foreign(LabNetwork network) throws IOException, InterruptedException {
        network.run("ipvsadm", "-A", "-u", "10.9.0.200:53", "-s", "sh");
    }
}

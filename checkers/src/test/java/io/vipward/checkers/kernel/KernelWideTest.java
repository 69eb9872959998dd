package io.vipward.checkers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for IPVS as a whole: {@code lvs_timeouts}, {@code lvs_flush}, {@code lvs_flush_on_stop}, {@code lvs_sync_daemon}. */
class KernelWideTest {
    private static final String WEB = """
            virtual_server 10.9.0.100 80 {
                protocol TCP
                lb_algo rr
                omega
                real_server 10.1.0.1 80 { }
            }
            """;
    private static final String INSTANCE = "vrrp_instance VI_1 {\n interface eth0\n virtual_router_id 51\n}\n";

    @Test
    void timeoutsAreSetAndPutBack() {
        try (Rig rig = new Rig()) {
            rig.start(globally("lvs_timeouts tcp 100 udp 50"));
            assertEquals(new ConnectionTimeouts(100, 120, 50), rig.ipvs().timeouts());

            rig.reload(globally("lvs_timeouts tcpfin 7"));
            assertEquals(new ConnectionTimeouts(900, 7, 300), rig.ipvs().timeouts());

            rig.stop();
            assertEquals(ConnectionTimeouts.INITIAL, rig.ipvs().timeouts());
        }
    }

    @Test
    void timeoutsThatNobodyWantsAreNotTouched() {
        try (Rig rig = new Rig()) {
            rig.start(WEB).reload(WEB).stop();

            assertEquals(List.of(), rig.ipvs().settingCommands());
        }
    }

    @Test
    void lvsFlushRemovesWhatOthersLeftButOnlyAtTheStart() {
        try (Rig rig = new Rig(foreign(), 1)) {
            rig.start(globally("lvs_flush"));
            assertEquals(1, rig.ipvs().table().entries().size());

            rig.ipvs().outside(add(foreign()));
            rig.reload(globally("lvs_flush"));
            assertEquals(2, rig.ipvs().table().entries().size());
        }
    }

    @Test
    void lvsFlushOnStopRemovesEverythingAndSaysNothingOfRealServers() {
        try (Rig rig = new Rig(foreign(), 1)) {
            rig.start(globally("lvs_flush_on_stop")).stop();

            assertEquals(IpvsTable.EMPTY, rig.ipvs().table());
            assertTrue(rig.log().stream().noneMatch(line -> line.startsWith("Shutting down")), rig.transcript());
            assertTrue(rig.transcript().contains("notify VS [10.9.0.100]:tcp:80 DOWN"), rig.transcript());
            assertTrue(!rig.transcript().contains("notify RS"), rig.transcript());
        }
    }

    @Test
    void lvsFlushOnStopOfVirtualServersLeavesThoseOfOthers() {
        try (Rig rig = new Rig(foreign(), 1)) {
            rig.start(globally("lvs_flush_on_stop VS")).stop();

            assertEquals(foreign(), rig.ipvs().table());
            assertTrue(rig.log().stream().noneMatch(line -> line.startsWith("Shutting down")), rig.transcript());
        }
    }

    @Test
    void withoutAnInstanceBothDaemonsRun() {
        try (Rig rig = new Rig()) {
            rig.start(globally("lvs_sync_daemon eth0 id 7")).until(1).stop();

            assertEquals(
                    List.of("new master eth0 7", "new backup eth0 7", "del master", "del backup"),
                    rig.ipvs().settingCommands());
        }
    }

    @Test
    void withAnInstanceTheDaemonFollowsItAndHasItsNumber() {
        try (Rig rig = new Rig()) {
            rig.start(INSTANCE + globally("lvs_sync_daemon eth0 inst VI_1")).until(1);
            rig.instance("VI_1", true).until(2).instance("VI_2", true).until(3);
            rig.instance("VI_1", false).until(4).stop();

            assertEquals(
                    List.of(
                            "new backup eth0 51",
                            "del backup",
                            "new master eth0 51",
                            "del master",
                            "new backup eth0 51",
                            "del backup"),
                    rig.ipvs().settingCommands());
        }
    }

    @Test
    void aDaemonIsNotEndedInTheTickThatStartedIt() {
        try (Rig rig = new Rig()) {
            rig.start(INSTANCE + globally("lvs_sync_daemon eth0 inst VI_1"));
            rig.instance("VI_1", true).until(0.05);
            assertEquals(List.of("new backup eth0 51"), rig.ipvs().settingCommands());

            rig.until(0.06);
            assertEquals(
                    List.of("new backup eth0 51", "del backup", "new master eth0 51"),
                    rig.ipvs().settingCommands());

            rig.stop();
            assertTrue(!rig.transcript().contains("-- stopped"), rig.transcript());
            rig.until(1);
            assertTrue(rig.transcript().endsWith("-- stopped\n"), rig.transcript());
            assertEquals("del master", rig.ipvs().settingCommands().get(3));
        }
    }

    @Test
    void aReloadRestartsOnlyDaemonsThatChanged() {
        try (Rig rig = new Rig()) {
            rig.start(globally("lvs_sync_daemon eth0 id 7")).until(1);
            rig.reload(globally("lvs_sync_daemon eth0 id 7 port 8848")).until(2);
            assertEquals(2, rig.ipvs().settingCommands().size());

            rig.reload(globally("lvs_sync_daemon eth1 id 7"))
                    .until(3)
                    .reload(WEB)
                    .until(4);
            assertEquals(
                    List.of(
                            "del master",
                            "del backup",
                            "new master eth1 7",
                            "new backup eth1 7",
                            "del master",
                            "del backup"),
                    rig.ipvs().settingCommands().subList(2, 8));
        }
    }

    private static String globally(String line) {
        return "global_defs {\n " + line + "\n}\n" + WEB;
    }

    private static IpvsTable foreign() {
        return IpvsTable.of(IpvsTable.Entry.of(service(), List.of()));
    }

    private static Service service() {
        try {
            return Service.plain(
                    new ServiceKey.Endpoint(TransportProtocol.UDP, InetAddress.getByName("10.9.0.200"), 53),
                    Scheduler.SH);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Change add(IpvsTable table) {
        return new Change.AddService(table.entries().values().iterator().next().service(), "");
    }
}

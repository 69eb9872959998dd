package io.vipward.vrrp.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same static items kept by keepalived 2.2.7 in one namespace and by us in another: the kernel looks the same. */
@Tag("kernel")
class StaticItemsIT {
    private static final int THEIRS = 1;
    private static final int OURS = 2;

    /** keepalived listens to routes and rules only if some of them have a group; else it puts none of them back. */
    private static final String ITEMS = """
            track_group G1 {
              group {
                VI_1
              }
            }
            static_ipaddress {
              10.20.0.1/24 dev d1
              10.20.1.1/24 dev d1 no_track
              10.20.2.1/24 dev d2 brd + label d2:x
              10.20.3.1 peer 10.20.3.2 dev d2 scope link
              10.20.4.1/24 dev d1 home noprefixroute preferred_lft 100
              fd20::1/64 dev d1
              fd20:1::1 dev d1
              fd20:2::1/64 dev d2 -nodad noprefixroute mngtmpaddr
              fd20:3::1/64 dev d2 preferred_lft 0
              fd20:4::1 peer fd20:4::2 dev d2
            }
            static_routes {
              10.30.0.0/16 via 10.20.0.254 dev d1 mtu lock 1400 hoplimit 9 realms 5/20
              10.31.0.0/16 via 10.20.0.254 dev d1 no_track
              10.32.0.0/16 dev d2 src 10.20.2.1 metric 7 tos 16
              10.33.0.0/16 dev d1 table 777 scope link track_group G1
              10.34.0.0/16 via 10.20.2.254 dev d2 no_track protocol bird
              10.35.0.0/16 no_track nexthop via 10.20.0.254 dev d1 weight 3 nexthop via 10.20.2.254 dev d2 onlink
              blackhole 10.36.0.0/16
              unreachable 10.37.0.0/16 prepend
              throw 10.38.0.0/16 table 777 append
              fd30::/64 via fd20::254 dev d1 pref high
              unicast fd31::/64 dev d2 metric 77 track_group G1
              prohibit fd32::/64
            }
            static_rules {
              from 10.40.0.0/16 table 100 preference 100
              not to 10.41.0.0/16 iif d1 fwmark 0x20/0xff table 777 preference 101 track_group G1
              from 10.42.0.0/16 table 100 preference 102 no_track
              from fd40::/64 iif d2 ipproto udp sport 10-20 dport 30-40 uidrange 5-6 table 100 preference 103 track_group G1
              to 10.43.0.0/16 blackhole preference 104
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private TestNetwork network;

    @SuppressWarnings("NullAway.Init") // set before each test
    private KeeperNode keeper;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Process keepalived;

    private final EventLog theirs = new EventLog("keepalived");

    @BeforeEach
    void start() throws Exception {
        network = new TestNetwork();
        both("link", "add", "d1", "type", "veth", "peer", "name", "p1");
        both("link", "add", "d2", "type", "veth", "peer", "name", "p2");
        for (String name : new String[] {"d1", "p1", "d2", "p2"}) {
            both("link", "set", name, "addrgenmode", "none", "up");
        }
        keepalived = network.start(
                THEIRS,
                theirs,
                "keepalived",
                "-n",
                "-l",
                "-D",
                "-P",
                "-f",
                write(ITEMS).toString(),
                "-p",
                directory.resolve("k.pid").toString(),
                "-r",
                directory.resolve("v.pid").toString());
        theirs.await("Entering BACKUP STATE (init)");
        keeper = new KeeperNode(network.namespacePath(OURS));
        configure(ITEMS);
    }

    @AfterEach
    void end() throws Exception {
        keeper.close();
        network.close();
    }

    @Test
    void sameItemsAreAddedAndDeleted() throws Exception {
        String state = state(OURS);
        assertEquals(state(THEIRS), state);
        assertFalse(keeper.log.all().stream().anyMatch(line -> line.startsWith("cannot")), keeper.log.all()::toString);
        assertEquals(29, state.lines().filter(line -> !line.isBlank()).count(), state);

        keeper.close();
        TestNetwork.end(keepalived);

        // It asks for the address instead of the peer, and does not find what it wants to delete.
        network.ip(THEIRS, "addr", "del", "10.20.3.1", "peer", "10.20.3.2", "dev", "d2");
        assertEquals("", state(THEIRS));
        assertEquals("", state(OURS));
    }

    @Test
    void sameItemsArePutBack() throws Exception {
        both("addr", "del", "10.20.0.1/24", "dev", "d1");
        bothSay("Restoring deleted static address 10.20.0.1/24");
        both("addr", "del", "fd20:2::1/64", "dev", "d2");
        bothSay("Restoring deleted static address fd20:2::1/64");
        both("route", "del", "10.30.0.0/16");
        bothSay("Restoring deleted static route", "10.30.0.0/16");
        both("route", "del", "fd31::/64");
        bothSay("Restoring deleted static route", "fd31::/64");
        both("rule", "del", "preference", "101");
        bothSay("Restoring deleted static rule");
        both("-6", "rule", "del", "preference", "103");
        bothSay("Restoring deleted static rule");

        assertEquals(state(THEIRS), state(OURS));
    }

    @Test
    void whatIsNotTrackedIsNotPutBack() throws Exception {
        both("route", "del", "10.31.0.0/16");
        both("rule", "del", "preference", "102");
        both("addr", "del", "10.20.1.1/24", "dev", "d1");
        // What comes behind it shows that the others have been looked at.
        both("rule", "del", "preference", "100");
        bothSay("Restoring deleted static rule");

        assertEquals(state(THEIRS), state(OURS));
        assertFalse(state(OURS).contains("10.31.0.0/16"));
        assertFalse(state(OURS).contains("10.20.1.1/24"));
    }

    @Test
    void interfaceThatGoesDownAndUpHasTheSameItems() throws Exception {
        both("link", "set", "d1", "down");
        // IPv6 addresses go with it and are put back at once.
        bothSay("Restoring deleted static address fd20:1::1");
        both("link", "set", "d1", "up");
        bothSay("Restoring deleted static route", "fd30::/64");

        assertEquals(state(THEIRS), state(OURS));
    }

    @Test
    void interfaceThatIsMadeAnewHasTheSameItems() throws Exception {
        both("link", "del", "d2");
        theirs.await("Interface p2 deleted");
        both("link", "add", "d2", "type", "veth", "peer", "name", "p2");
        both("link", "set", "p2", "addrgenmode", "none", "up");
        both("link", "set", "d2", "addrgenmode", "none", "up");
        bothSay("Restoring deleted static route", "fd31::/64");

        assertEquals(state(THEIRS), state(OURS));
    }

    @Test
    void reloadLeavesTheSameItems() throws Exception {
        String others = ITEMS.replace("10.20.0.1/24 dev d1", "10.20.0.7/24 dev d1")
                .replace("mtu lock 1400", "mtu 1300")
                .replace("unicast fd31::/64 dev d2 metric 77", "fd33::/64 dev d2")
                .replace("from 10.40.0.0/16 table 100", "from 10.40.0.0/16 table 200")
                .replace("to 10.43.0.0/16 blackhole preference 104", "");

        write(others);
        reload();
        theirs.await("Reload complete");
        configure(others);

        assertEquals(state(THEIRS), state(OURS));
    }

    private void reload() throws IOException, InterruptedException {
        String pid = Files.readString(directory.resolve("k.pid")).strip();
        assertEquals(0, new ProcessBuilder("kill", "-HUP", pid).start().waitFor());
    }

    private void configure(String items) throws InterruptedException {
        Configuration configuration =
                ConfigurationParser.parse("static.conf", items).configuration();
        assertNotNull(configuration);
        keeper.configure(configuration.statics());
    }

    private Path write(String items) throws IOException {
        return Files.writeString(directory.resolve("keepalived.conf"), """
                global_defs {
                  dynamic_interfaces
                }
                vrrp_instance VI_1 {
                  interface eth0
                  virtual_router_id 51
                  virtual_ipaddress {
                    192.0.2.100
                  }
                }
                """ + items);
    }

    private void both(String... arguments) throws IOException, InterruptedException {
        network.ip(THEIRS, arguments);
        network.ip(OURS, arguments);
    }

    /** The texts differ behind the beginning. */
    private void bothSay(String text) throws InterruptedException {
        theirs.await(text);
        keeper.log.await(text);
        keeper.log.await("done");
    }

    private void bothSay(String text, String which) throws InterruptedException {
        String line = theirs.await(text);
        while (!line.contains(which)) {
            line = theirs.await(text);
        }
        line = keeper.log.await(text);
        while (!line.contains(which)) {
            line = keeper.log.await(text);
        }
        keeper.log.await("done");
    }

    /** Addresses, routes and rules as ip(8) shows them, but for what is there anyway and IFA_PROTO, which 2.2.7 lacks. */
    private String state(int node) throws IOException, InterruptedException {
        String shown = network.ip(node, "-o", "addr", "show", "dev", "d1")
                + network.ip(node, "-o", "addr", "show", "dev", "d2")
                + network.ip(node, "-4", "route", "show", "table", "all")
                + network.ip(node, "-6", "route", "show", "table", "all")
                + network.ip(node, "-4", "rule", "show")
                + network.ip(node, "-6", "rule", "show");
        return shown.lines()
                .filter(line -> !line.contains("proto kernel") && !line.matches("(0|32766|32767):.*"))
                .map(line -> line.replaceFirst("^[0-9]+: d", "d")
                        .replaceAll(" proto 0x12| expires [0-9]+sec| tentative", ""))
                .map(line -> line.replaceAll(" +", " ").strip())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}

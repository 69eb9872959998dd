package io.vipward.examples.balancing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Outcome;
import io.vipward.examples.network.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What others do to the table of the running daemon, and {@code vipward ipvs}. */
@Tag("lab")
final class ForeignHandsLabIT {
    private static final String FOREIGN = "-A -u 10.9.0.200:53 -s sh\n";
    private static final String CONFIGURATION = """
            virtual_server 10.9.0.1 80 {
                lb_algo wrr
                lb_kind NAT
                protocol TCP
                persistence_timeout 60
                real_server 10.1.0.1 80 {
                    weight 3
                }
                real_server 10.1.0.2 80 {
                }
            }
            virtual_server 2001:db8::1 443 {
                lb_algo sh
                lb_kind TUN
                protocol TCP
                real_server 2001:db8:1::1 443 {
                }
            }
            virtual_server fwmark 7 {
                lb_algo lc
                lb_kind DR
                real_server 10.1.0.1 {
                }
            }
            """;

    private final Lan lan = new Lan();
    private final Node node = lan.boot("director");

    @AfterEach
    void end() {
        lan.close();
    }

    @Test
    void whatOthersDoIsPutRightAndSaid() {
        Director daemon = start();
        String ours = table();

        ipvsadm("-d", "-t", "10.9.0.1:80", "-r", "10.1.0.1:80");
        ipvsadm("-D", "-f", "7");
        ipvsadm("-E", "-t", "[2001:db8::1]:443", "-s", "rr");
        awaitTable(ours, daemon);
        String said = lastWarning(daemon);
        ipvsadm("-C");
        ipvsadm("-A", "-u", "10.9.0.200:53", "-s", "sh");
        awaitTable(ours, daemon);
        String saidThen = lastWarning(daemon);
        daemon.terminate();

        assertTrue(said.contains("[10.1.0.1]:80 was missing in [10.9.0.1]:tcp:80"), said);
        assertTrue(said.contains("FWM 7"), said);
        assertTrue(said.contains("[2001:db8::1]:tcp:443"), said);
        assertTrue(saidThen.contains("[10.9.0.1]:tcp:80"), saidThen);
        assertEquals(0, daemon.awaitExit());
        assertEquals(FOREIGN, table());
    }

    @Test
    void theTableIsShownSavedAndRestored() {
        Director daemon = start();
        String listed = node.run("ipvsadm", "-Ln").text();
        String saved = table();

        assertEquals(listed, vipward().text());
        assertEquals(saved, vipward("--save").text());
        String json = vipward("--json").text();
        assertTrue(json.contains("\"10.9.0.1\"") && json.contains("2001:db8:1::1"), json);

        node.write("/run/saved", saved);
        daemon.terminate();
        daemon.awaitExit();
        assertEquals("", table());
        vipward("--restore", "/run/saved").text();
        assertEquals(saved, table());
        node.write("/run/wrong", "-A -t 10.9.0.3:80 -s rr\n-a -t 10.9.0.3:80 -r 10.1.0.300:80 -m -w 1\n");
        Outcome wrong = vipward("--restore", "/run/wrong");
        assertEquals(2, wrong.status(), wrong::toString);
        assertTrue(wrong.errors().contains("10.1.0.300"), wrong::toString);
        assertEquals(saved, table());
    }

    private Director start() {
        node.write(Director.CONFIGURATION, CONFIGURATION);
        Director daemon = Director.startConfigured(node, Director.Kind.VIPWARD).awaitStart();
        Wait.until("its table", Wait.seconds(10), () -> table().lines().count() == 7, daemon::toString);
        return daemon;
    }

    private Outcome vipward(String... options) {
        String[] command = new String[options.length + 2];
        command[0] = Checkout.launcher().toString();
        command[1] = "ipvs";
        System.arraycopy(options, 0, command, 2, options.length);
        return node.run(command);
    }

    private void ipvsadm(String... options) {
        String[] command = new String[options.length + 1];
        command[0] = "ipvsadm";
        System.arraycopy(options, 0, command, 1, options.length);
        node.run(command).text();
    }

    private String table() {
        return node.run("ipvsadm", "-Sn").text();
    }

    private void awaitTable(String ours, Director daemon) {
        Wait.until(
                "the repair",
                Wait.seconds(20),
                () -> table().replace(FOREIGN, "").equals(ours),
                () -> table() + daemon);
    }

    private static String lastWarning(Director daemon) {
        return daemon.log().lines().stream()
                .filter(line -> line.contains("somebody else changed the table"))
                .reduce("", (before, line) -> line);
    }
}

package io.vipward.examples.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code --shadow}: a director that says what it would do, and of which nobody else sees anything. */
@Tag("kernel")
final class ShadowIT {
    private static final String FILE = """
            global_defs {
                enable_script_security
                script_user root
                vrrp_notify_fifo /run/vrrp.fifo
            }
            vrrp_instance VI_1 {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority %d
                virtual_ipaddress {
                    192.0.2.100/32
                }
                virtual_routes {
                    198.51.100.0/24 via 192.0.2.77 dev eth0
                }
                notify /etc/keepalived/notify.sh
            }
            vrrp_instance VI_2 {
                state BACKUP
                interface eth0
                virtual_router_id 52
                priority %d
                use_vmac
                virtual_ipaddress {
                    192.0.2.101/32
                }
            }
            virtual_server 192.0.2.100 80 {
                delay_loop 1
                lb_algo rr
                lb_kind NAT
                protocol TCP
                real_server 127.0.0.1 8081 {
                    TCP_CHECK {
                        connect_timeout 1
                        retry 0
                    }
                }
            }
            """;

    @Test
    void nobodySeesAShadowThatWouldBeMaster() {
        try (Lan lan = new Lan()) {
            Node node = node(lan, 1, 200);
            Director peer = Director.startConfigured(node(lan, 2, 100), Director.Kind.KEEPALIVED, "-P")
                    .awaitMaster("VI_2");
            peer.awaitMaster("VI_1");
            String before = KernelState.of(node);
            int start = peer.log().end();

            Director shadow = Director.startShadow(node).awaitMaster("VI_1").awaitMaster("VI_2");
            says(shadow, "would add 192.0.2.100/32 to eth0");
            says(shadow, "would add 192.0.2.101/32 to eth0");
            says(shadow, "would add the route to 198.51.100.0/24 in table 254");
            says(shadow, "would run /etc/keepalived/notify.sh INSTANCE VI_1 MASTER 200");
            says(shadow, "(VI_2) listens on eth0 itself, interfaces of its own are not made");
            says(shadow, "FIFOs are not written, and their scripts are not run");
            says(shadow, "would add service [192.0.2.100]:tcp:80");
            says(shadow, "would delete destination [127.0.0.1]:8081 from [192.0.2.100]:tcp:80");
            assertFalse(shadow.log().contains("the table of IPVS is"), "there is none to compare with");
            assertEquals(before, KernelState.of(node));
            assertEquals(0, peer.log().count(start, "Received advert from 192.0.2.1"), peer::toString);
            assertEquals(0, peer.log().count(start, "Entering BACKUP STATE"), peer::toString);
            assertFalse(Files.exists(node.file("/run/vrrp.fifo")));
            assertFalse(Files.exists(node.file("/run/keepalived.pid")));

            shadow.reload();
            shadow.log().await("Reload complete", Wait.seconds(20));
            shadow.terminate();
            assertEquals(0, shadow.awaitExit(), shadow::toString);
            says(shadow, "would remove 192.0.2.100/32 from eth0");
            assertEquals(before, KernelState.of(node));
            assertFalse(Files.exists(node.file("/run/told")), "the notify script ran");
            assertTrue(peer.isRunning());
        }
    }

    @Test
    void besideTheOriginalItElectsAsTheOriginalDoes() {
        try (Lan lan = new Lan()) {
            Node node = node(lan, 1, 100);
            Director peer = Director.startConfigured(node(lan, 2, 200), Director.Kind.KEEPALIVED, "-P")
                    .awaitMaster("VI_1");
            Director original = Director.startConfigured(node, Director.Kind.KEEPALIVED, "-P")
                    .awaitBackup("VI_1");
            Director shadow = Director.startShadow(node).awaitBackup("VI_1");

            peer.terminate();
            original.awaitMaster("VI_1");
            shadow.awaitMaster("VI_1");
            Wait.until("the address", Wait.seconds(10), () -> node.holds("192.0.2.100/32", "eth0"), () -> original);
            int before = shadow.log().end();
            shadow.terminate();

            assertEquals(0, shadow.awaitExit(), shadow::toString);
            shadow.log().awaitFrom(before, "would remove 192.0.2.100/32 from eth0", Wait.seconds(5));
            assertTrue(node.holds("192.0.2.100/32", "eth0"), "the original's address stays");
            original.terminate();
            assertEquals(0, original.awaitExit(), original::toString);
        }
    }

    private static void says(Director shadow, String what) {
        shadow.log().await("Shadow: " + what, Wait.seconds(20));
    }

    private static Node node(Lan lan, int number, int priority) {
        Node node = lan.boot("node" + number);
        lan.plug(node, "eth0", "lan", "192.0.2." + number + "/24");
        node.write(Director.CONFIGURATION, FILE.formatted(priority, priority));
        node.write("/etc/keepalived/notify.sh", "#!/bin/sh\necho \"$@\" >>/run/told\n");
        node.run("chmod", "755", "/etc/keepalived/notify.sh").text();
        return node;
    }
}

package io.vipward.daemon.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.parser.ConfigurationParser;
import io.vipward.parser.model.Configuration;
import io.vipward.parser.model.MailSettings;
import io.vipward.parser.model.NotifyFifos;
import io.vipward.parser.model.Scheduling;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShadowConfigurationTest {
    private static final String EVERYTHING = """
            global_defs {
                notification_email { a@example.org }
                smtp_server 192.0.2.25
                startup_script /bin/true
                vrrp_notify_fifo /run/fifo
                vipward_webhook http://192.0.2.80/
                vrrp_rt_priority 10
                vrrp_notify_priority_changes
            }
            track_file number {
                file /run/number
                init_file 3
            }
            bfd_instance peer {
                neighbor_ip 192.0.2.9
                source_ip 192.0.2.1
            }
            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                use_vmac
                virtual_ipaddress {
                    192.0.2.100/32
                    192.0.2.101/32 dev eth1 use_vmac
                }
                notify /bin/true
            }
            """;

    private final ShadowConfiguration.Adapted adapted = ShadowConfiguration.of(configuration(EVERYTHING));

    @Test
    void nothingThatIsSeenOutsideIsLeft() {
        Configuration left = adapted.configuration();

        assertEquals(MailSettings.NONE, left.global().mail());
        assertEquals(NotifyFifos.NONE, left.global().notification().fifos());
        assertNull(left.global().notification().startup());
        assertNull(left.global().notification().switches().webhook());
        assertEquals(Scheduling.DEFAULT, left.global().process().scheduling());
        assertNull(left.trackers().files().get(0).initial());
        assertNull(left.vrrpInstances().get(0).router().link().virtual());
        assertTrue(left.vrrpInstances().get(0).addresses().all().stream()
                .allMatch(address -> address.options().flags().isEmpty()));
    }

    @Test
    void whatIsNotDoneIsNamed() {
        assertEquals(
                List.of(
                        "priorities, processors and locked memory are left to the daemon that really runs",
                        "startup_script and shutdown_script are not run",
                        "FIFOs are not written, and their scripts are not run",
                        "nothing is mailed",
                        "the web hook is not called",
                        "tracked files are read and not initialised",
                        "(VI_1) listens on eth0 itself, interfaces of its own are not made",
                        "BFD sessions are not run, a neighbour would take them for another's; they count as up"),
                adapted.leftOut());
    }

    @Test
    void whatOnlyTellsStays() {
        assertTrue(adapted.configuration().global().notification().switches().priorityChanges());
        assertEquals(
                configuration(EVERYTHING).vrrpInstances().get(0).notification(),
                adapted.configuration().vrrpInstances().get(0).notification());
    }

    @Test
    void aConfigurationOfElectionsAndServersIsRunAsItIs() {
        Configuration plain = configuration("""
                vrrp_instance VI_1 {
                    interface eth0
                    virtual_router_id 51
                    virtual_ipaddress { 192.0.2.100/32 }
                }
                virtual_server 192.0.2.100 80 {
                    real_server 192.0.2.7 80 { TCP_CHECK { } }
                }
                """);

        assertEquals(new ShadowConfiguration.Adapted(plain, List.of()), ShadowConfiguration.of(plain));
    }

    private static Configuration configuration(String text) {
        return Objects.requireNonNull(ConfigurationParser.parse("a.conf", text).configuration(), text);
    }
}

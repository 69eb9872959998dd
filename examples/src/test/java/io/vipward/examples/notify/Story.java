package io.vipward.examples.notify;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The configuration that {@link NotifyBench} plays: a group of two instances, one alone that tracks scripts, and two that a
 * reload removes. Different priorities let their timers run out in one order.
 */
final class Story {
    private static final List<String> STATES = List.of("master", "backup", "fault", "stop");

    private static final String GLOBAL = """
            global_defs {
                router_id LB1
                script_user root
                enable_script_security
                notification_email {
                    people@example.org
                }
                notification_email_from lb@example.org
                smtp_server 127.0.0.1
                smtp_connect_timeout 20
                smtp_helo_name lb.example.org
                smtp_alert
                notify_fifo /run/all.fifo
                notify_fifo_script "/etc/hear all 'x y'"
                vrrp_notify_fifo /run/vrrp.fifo
                vrrp_notify_fifo_script "/etc/hear vrrp z"
                vrrp_notify_priority_changes
                startup_script "/etc/record startup"
                shutdown_script "/etc/record 'shut down'"
            }
            vrrp_script weighted {
                script "/usr/bin/test -e /run/good"
                interval 1
                timeout 20
                weight 10
            }
            vrrp_script must {
                script "/usr/bin/test -e /run/must"
                interval 1
                timeout 20
            }
            """;

    private Story() {}

    /** What the daemon runs; after the reload the last two instances are missing. */
    static String configuration(boolean reloaded) {
        Stream<String> first = Stream.of(
                GLOBAL,
                "vrrp_sync_group G1 {\ngroup {\nVI_1\nVI_2\n}\n" + scripts("G1") + "}\n",
                instance(1, 250, "eth0", ""),
                instance(2, 50, "eth1", ""),
                instance(
                        3,
                        100,
                        "eth0",
                        "track_script {\nweighted\nmust\n}\n"
                                + "notify_master_rx_lower_pri \"/etc/record VI_3 lower\"\n"));
        Stream<String> removed = Stream.of(
                instance(4, 80, "eth0", "notify_deleted \"/etc/record VI_4 deleted\"\n"), instance(5, 60, "eth0", ""));
        return Stream.concat(first, reloaded ? Stream.empty() : removed).collect(Collectors.joining());
    }

    /** What a peer of the third instance runs. */
    static String peer(int priority) {
        return """
                vrrp_instance VI_3 {
                    interface eth0
                    virtual_router_id 3
                    priority %d
                    advert_int 1
                    virtual_ipaddress {
                        192.0.2.103
                    }
                }
                """.formatted(priority);
    }

    private static String instance(int number, int priority, String networkInterface, String more) {
        return """
                vrrp_instance VI_%1$d {
                    interface %2$s
                    virtual_router_id %1$d
                    priority %3$d
                    advert_int 1
                    virtual_ipaddress {
                        192.0.2.10%1$d
                    }
                    %4$s
                }
                """.formatted(number, networkInterface, priority, more + scripts("VI_" + number));
    }

    private static String scripts(String name) {
        return STATES.stream()
                        .map(state -> String.format(
                                Locale.ROOT, "notify_%1$s \"/etc/record %2$s %1$s 'a b'\"\n", state, name))
                        .collect(Collectors.joining())
                + "notify \"/etc/record generic\"\n";
    }
}

package io.vipward.examples.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.SideBySide;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of virtual and real servers is what the original tells: arguments, lines and mails. */
@Tag("lab")
final class SameServerNotificationsLabIT {
    private static final String CONFIGURATION = """
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
                lvs_notify_fifo /run/lvs.fifo
                lvs_notify_fifo_script "/etc/hear lvs z"
            }
            virtual_server 203.0.113.1 80 {
                delay_loop 1
                lb_algo rr
                lb_kind NAT
                protocol TCP
                quorum 2
                quorum_up "/etc/record VS1 up 'a b'"
                quorum_down "/etc/record VS1 down"
                real_server 10.0.0.1 80 {
                    %s
                }
                real_server 10.0.0.2 80 {
                    %s
                }
            }
            virtual_server 203.0.113.2 80 {
                delay_loop 1
                lb_algo rr
                lb_kind NAT
                protocol TCP
                alpha
                omega
                quorum_up "/etc/record VS2 up"
                quorum_down "/etc/record VS2 down"
                real_server 10.0.0.3 80 {
                    %s
                }
            }
            """.formatted(server(1), server(2), server(3));

    private static final List<String> OBJECTS = List.of(
            "VS [203.0.113.1]:tcp:80",
            "VS [203.0.113.2]:tcp:80",
            "RS [10.0.0.1]:tcp:80",
            "RS [10.0.0.2]:tcp:80",
            "RS [10.0.0.3]:tcp:80");

    /** What was told in the end; mails, before the end. */
    private record Told(List<String> all, List<String> lvs, List<String> calls, List<String> mails) {}

    @Test
    void everybodyIsToldWhatTheOriginalTells() {
        SideBySide<Told> told = SideBySide.of(SameServerNotificationsLabIT::play);

        assertEquals(text(told.original()), text(told.ours()));
    }

    private static String server(int number) {
        return """
                notify_up "/etc/record RS%1$d up 'a b'"
                notify_down "/etc/record RS%1$d down"
                MISC_CHECK {
                    misc_path "/usr/bin/test -e /run/rs%1$d"
                    misc_timeout 20
                }
                """.formatted(number);
    }

    private static Told play(Director.Kind kind) {
        try (NotifyBench bench = new NotifyBench(kind, CONFIGURATION, "/run/rs1", "/run/rs2", "/run/rs3")) {
            bench.awaitHeard("lvs", "VS [203.0.113.2]:tcp:80 UP", 1);
            bench.run("rm", "/run/rs1");
            bench.awaitHeard("lvs", "VS [203.0.113.1]:tcp:80 DOWN", 1);
            bench.run("rm", "/run/rs2");
            bench.awaitHeard("lvs", "RS [10.0.0.2]:tcp:80 [203.0.113.1]:tcp:80 DOWN", 1);
            bench.run("touch", "/run/rs2");
            bench.awaitHeard("lvs", "RS [10.0.0.2]:tcp:80 [203.0.113.1]:tcp:80 UP", 1);
            bench.run("touch", "/run/rs1");
            bench.awaitHeard("lvs", "RS [10.0.0.1]:tcp:80 [203.0.113.1]:tcp:80 UP", 1);
            bench.run("rm", "/run/rs3");
            bench.awaitHeard("lvs", "VS [203.0.113.2]:tcp:80 DOWN", 1);
            bench.run("touch", "/run/rs3");
            bench.awaitHeard("lvs", "VS [203.0.113.2]:tcp:80 UP", 2);
            bench.awaitMails(15);
            List<String> mails = bench.mails();
            bench.subject.terminate();
            assertEquals(0, bench.subject.awaitExit(), bench.subject::toString);
            bench.awaitHeard("lvs", "VS [203.0.113.2]:tcp:80 DOWN", 2);
            return new Told(bench.heard("all").toList(), bench.heard("lvs").toList(), bench.calls(), mails);
        }
    }

    private static String text(Told told) {
        StringBuilder text = new StringBuilder();
        for (String object : OBJECTS) {
            text.append("--- all: ").append(about(object, told.all()));
            text.append("--- lvs: ").append(about(object, told.lvs()));
        }
        text.append("--- calls\n").append(told.calls().stream().sorted().collect(Collectors.joining("\n")));
        text.append("\n--- mails\n").append(String.join("", told.mails()));
        return text.toString();
    }

    private static String about(String object, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(object))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}

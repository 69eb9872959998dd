package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Advert;
import io.vipward.examples.network.Capture;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What track scripts do to the priority is on the wire, and decides who is master. */
@Tag("kernel")
final class ScriptPriorityIT {
    private static final String CONFIGURATION = """
            global_defs {
                script_user root
                enable_script_security
            }
            vrrp_script must {
                script "/usr/bin/test -e /run/must"
                interval 1
                weight -30
            }
            vrrp_script better {
                script "/usr/bin/test -e /run/better"
                interval 1
                weight 20
            }
            vrrp_instance VI_1 {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority %d
                advert_int 1
                virtual_ipaddress {
                    192.0.2.100
                }
                %s
            }
            """;
    private static final String TRACKS = """
            track_script {
                must
                better
            }""";

    private final Lan lan = new Lan();
    private final Node one = node(1, CONFIGURATION.formatted(100, TRACKS));
    private final Node two = node(2, CONFIGURATION.formatted(110, ""));
    private final Capture capture = lan.capture("lan");

    private Node node(int number, String configuration) {
        Node node = lan.boot("node" + number);
        lan.plug(node, "eth0", "lan", "192.0.2." + number + "/24");
        node.write(Director.CONFIGURATION, configuration);
        return node;
    }

    @AfterEach
    void end() {
        lan.close();
    }

    @ParameterizedTest
    @EnumSource
    void weightsOfBothSignsMoveThePriorityAndTheMaster(Director.Kind kind) {
        one.write("/run/must", "");
        one.write("/run/better", "");
        Director subject = Director.startConfigured(one, kind).awaitMaster("VI_1");
        awaitAdvert(1, 120);
        Director peer = Director.startConfigured(two, Director.Kind.KEEPALIVED).awaitBackup("VI_1");

        one.run("rm", "/run/must").text();
        awaitAdvert(2, 110);
        one.write("/run/must", "");
        awaitAdvert(1, 120);
        one.run("rm", "/run/better").text();
        awaitAdvert(2, 110);
        one.write("/run/better", "");
        awaitAdvert(1, 120);

        assertEquals(
                List.of("1: 120", "1: 90", "2: 110", "1: 120", "1: 100", "2: 110", "1: 120"),
                voices(),
                () -> subject + "\n" + peer);
        assertEquals(
                List.of("from 120 to 90", "from 90 to 120", "from 120 to 100", "from 100 to 120"),
                changes(subject),
                subject::toString);
    }

    private void awaitAdvert(int node, int priority) {
        String last = node + ": " + priority;
        Wait.until(
                "an advert of " + last,
                Wait.seconds(30),
                () -> !voices().isEmpty() && voices().get(voices().size() - 1).equals(last),
                this::voices);
    }

    /** Who was heard at which priority, without repetitions. */
    private List<String> voices() {
        List<String> voices = new ArrayList<>();
        for (Advert advert : capture.adverts(every -> true)) {
            String voice = advert.source().substring("192.0.2.".length()) + ": " + advert.priority();
            if (voices.isEmpty() || !voices.get(voices.size() - 1).equals(voice)) {
                voices.add(voice);
            }
        }
        return voices;
    }

    /** Once both scripts have succeeded. */
    private static List<String> changes(Director director) {
        List<String> changes = director.log().lines().stream()
                .filter(line -> line.contains("Changing effective priority "))
                .map(line -> line.substring(line.indexOf("from ")))
                .toList();
        return changes.subList(changes.size() - 4, changes.size());
    }
}

package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples' directors over real IPVS, real servers and real requests. */
@Tag("lab")
final class LoadBalancingLabIT {
    private static final String FOREIGN_SERVICE = "-A -t 192.168.126.200:80 -s rr\n";

    @ParameterizedTest
    @EnumSource
    void requestsAreSpreadAndTheTableIsTheOriginals(LvsNetwork.Forwarding forwarding) {
        try (LvsNetwork network = new LvsNetwork(forwarding)) {
            network.director()
                    .run("ipvsadm", "-A", "-t", "192.168.126.200:80", "-s", "rr")
                    .text();

            Director ours = network.start(Director.Kind.VIPWARD, "keepalived.conf");
            List<String> answers = network.client().ask(LvsNetwork.VIP, 9);
            String ourTable = network.table();
            ours.terminate();
            int status = ours.awaitExit();
            String tableAfterUs = network.table();
            boolean addressAfterUs = network.director().holds(LvsNetwork.VIP + "/32", "ens33");
            Director original = network.start(Director.Kind.KEEPALIVED, "keepalived.conf");
            String originalTable = network.table();

            assertEquals(Set.of("rs1", "rs2"), Set.copyOf(answers));
            assertEquals(originalTable, ourTable, original::toString);
            assertEquals(0, status);
            assertEquals(FOREIGN_SERVICE, tableAfterUs, "all of ours is gone, and nothing else");
            assertFalse(addressAfterUs);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadServersLeaveTheTableAndComeBackAndTheSorryServerServesMeanwhile(LvsNetwork.Forwarding forwarding) {
        try (LvsNetwork network = new LvsNetwork(forwarding)) {
            network.start(Director.Kind.VIPWARD, "keepalived-rr.conf");
            String complete = network.table();

            LvsNetwork.killNginx(network.firstServer());
            network.awaitRealServers(1);
            List<String> oneLeft = network.client().ask(LvsNetwork.VIP, 4);
            LvsNetwork.killNginx(network.secondServer());
            network.client().awaitAnswer(LvsNetwork.VIP, "director", Wait.seconds(20));
            List<String> onlySorry = network.destinations();
            LvsNetwork.startNginx(network.firstServer());
            LvsNetwork.startNginx(network.secondServer());
            network.awaitRealServers(2);
            List<String> again = network.client().ask(LvsNetwork.VIP, 4);

            assertEquals(Collections.nCopies(4, "rs2"), oneLeft);
            assertEquals(List.of("127.0.0.1:80"), onlySorry);
            assertEquals(Set.of("rs1", "rs2"), Set.copyOf(again));
            assertEquals(
                    complete.lines().sorted().toList(),
                    network.table().lines().sorted().toList());
        }
    }

    @Test
    void weightsDivideTheRequestsWithWrr() {
        try (LvsNetwork network = new LvsNetwork(LvsNetwork.Forwarding.NAT)) {
            network.start(Director.Kind.VIPWARD, "keepalived-wrr.conf");

            List<String> answers = network.client().ask(LvsNetwork.VIP, 12);

            assertEquals(8, Collections.frequency(answers, "rs1"), answers::toString);
            assertEquals(4, Collections.frequency(answers, "rs2"), answers::toString);
        }
    }

    @Test
    void serversTakeTurnsWithRr() {
        try (LvsNetwork network = new LvsNetwork(LvsNetwork.Forwarding.TUN)) {
            network.start(Director.Kind.VIPWARD, "keepalived-rr.conf");

            List<String> answers = network.client().ask(LvsNetwork.VIP, 8);

            assertEquals(4, Collections.frequency(answers, "rs1"), answers::toString);
            assertEquals(4, Collections.frequency(answers, "rs2"), answers::toString);
        }
    }

    @Test
    void aClientSticksToOneServerWithPersistence() {
        try (LvsNetwork network = new LvsNetwork(LvsNetwork.Forwarding.DR)) {
            network.start(Director.Kind.VIPWARD, "keepalived-persistent.conf");

            List<String> answers = network.client().ask(LvsNetwork.VIP, 9);

            assertEquals(Collections.nCopies(9, answers.get(0)), answers);
            assertFalse(answers.contains("director"), "a real server answers");
        }
    }
}

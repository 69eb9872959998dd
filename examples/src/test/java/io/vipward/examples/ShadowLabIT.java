package io.vipward.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Wait;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code --shadow} beside an original that really balances. */
@Tag("lab")
final class ShadowLabIT {
    @Test
    void itSaysWhetherTheTableIsWhatItWouldBe() {
        try (LvsNetwork network = new LvsNetwork(LvsNetwork.Forwarding.NAT)) {
            Director original = network.start(Director.Kind.KEEPALIVED, "keepalived-rr.conf");
            Director shadow = Director.startShadow(network.director());
            shadow.log().await("Shadow: the table of IPVS is as it would be", Wait.seconds(30));

            LvsNetwork.killNginx(network.firstServer());
            network.awaitRealServers(1);
            shadow.log().await("Shadow: would delete destination", Wait.seconds(20));
            network.director()
                    .run("ipvsadm", "-D", "-t", LvsNetwork.VIP + ":80")
                    .text();
            shadow.log().await("is not as it would be, which would take: add service", Wait.seconds(20));
            String without = network.table();
            shadow.terminate();

            assertEquals(0, shadow.awaitExit(), shadow::toString);
            assertEquals(without, network.table(), original::toString);
        }
    }
}

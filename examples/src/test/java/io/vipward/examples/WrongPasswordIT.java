package io.vipward.examples;

import static io.vipward.examples.NginxPair.INTERFACE;
import static io.vipward.examples.NginxPair.VIP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.examples.network.Checkout;
import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer that does not know the password, with a priority that would win. */
@Tag("kernel")
final class WrongPasswordIT {
    @ParameterizedTest
    @EnumSource
    void aPeerWithTheWrongPasswordIsLoggedAndIgnored(Director.Kind kind, @TempDir Path folder) throws IOException {
        try (Lan lan = new Lan()) {
            Node node = lan.boot("master");
            lan.plug(node, INTERFACE, "lan", "192.168.126.131/24");
            Node intruder = lan.boot("intruder");
            lan.plug(intruder, INTERFACE, "lan", "192.168.126.66/24");
            Path intrudersFile = Files.writeString(
                    folder.resolve("intruder.conf"),
                    Checkout.exampleText("nginx-ha/backup.conf")
                            .replace("auth_pass centos7", "auth_pass guessed")
                            .replace("priority 90", "priority 200"));
            Director master = Director.start(node, kind, Checkout.example("nginx-ha/master.conf"))
                    .awaitMaster(NginxPair.INSTANCE);
            int log = master.log().end();

            Director.start(intruder, Director.Kind.KEEPALIVED, intrudersFile).awaitMaster(NginxPair.INSTANCE);

            master.log().awaitFrom(log, "(VI_1) received an invalid passwd", Wait.seconds(10));
            assertEquals(0, master.log().count(log, "STATE"), master::toString);
            assertTrue(node.holds(VIP + "/32", INTERFACE));
        }
    }
}

package io.vipward.checkers.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.checkers.core.PlanText;
import io.vipward.parser.model.DnsCheck;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What DNS_CHECK and UDP_CHECK send; what they make of answers stands in {@link ProbeTableIT}. */
@Tag("kernel")
class DatagramProbesIT {
    @Test
    void theBytesAreThoseOfKeepalived() throws Exception {
        try (DatagramServer udp = new DatagramServer("echo");
                DatagramServer payload = new DatagramServer("echo");
                DatagramServer dns = new DatagramServer("good")) {
            new ProbeRig()
                    .with("UDP", udp.port(), "UDP_CHECK {\n" + ProbeRig.settings() + "}")
                    .with("payload", payload.port(), "UDP_CHECK {\n" + ProbeRig.settings() + "payload 01 02 aBcD\n}")
                    .with("DNS", dns.port(), "DNS_CHECK {\n" + ProbeRig.settings() + "type A\nname www.example.com\n}")
                    .run();

            assertEquals(
                    List.of(HexFormat.of()
                            .formatHex("keepalived check - keepalived ch".getBytes(StandardCharsets.US_ASCII))),
                    udp.heard());
            assertEquals(List.of("0102abcd"), payload.heard());
            assertEquals(
                    "01000001000000000000" + "03777777076578616d706c6503636f6d00" + "00010001",
                    dns.heard().get(0).substring(4));
        }
    }

    @Test
    void theDefaultQuestionIsTheRootsStartOfAuthority() {
        DnsCheck check = (DnsCheck) PlanText.plans(
                        "virtual_server 10.9.0.100 80 {\nprotocol UDP\nreal_server 10.1.0.1 53 {\nDNS_CHECK {\n}\n}\n}")
                .get(0)
                .realServers()
                .get(0)
                .checkers()
                .get(0);

        byte[] question = new byte[17];
        DnsMessages.question(check, 0xabcd).get(question);

        assertArrayEquals(HexFormat.of().parseHex("abcd0100000100000000000000" + "00060001"), question);
    }
}

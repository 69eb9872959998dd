package io.vipward.vrrp.bfd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import io.vipward.vrrp.wire.Vectors;
import io.vipward.vrrp.wire.Vectors.Vector;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets of running keepalived daemons. */
class ControlPacketGoldenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bfd-227-first",
                "bfd-asym-a",
                "bfd-asym-b",
                "bfd-down-expired",
                "bfd-down-first",
                "bfd-init",
                "bfd-ipv6-first",
                "bfd-ipv6-up",
                "bfd-mhop-first",
                "bfd-reload-poll",
                "bfd-up-final",
                "bfd-up-poll",
                "bfd-up-steady"
            })
    void capturedPacketIsUnderstoodAndWrittenAgainAsItWas(String id) {
        Vector vector = Vectors.read(id);
        byte[] frame = HexFormat.of().parseHex(vector.frameHex());
        ByteBuffer payload = ByteBuffer.wrap(frame, frame.length - ControlPacket.BYTES, ControlPacket.BYTES);

        ControlPacket packet = assertInstanceOf(ControlPacket.class, ControlPacketDecoder.decode(payload));

        assertEquals(expected(vector), packet);
        assertEquals(payload, ControlPacketEncoder.encode(packet));
    }

    @Test
    void packetOfAnotherImplementationIsUnderstood() {
        ByteBuffer payload =
                ByteBuffer.wrap(HexFormat.of().parseHex("20c003189fb205d64a2357dc000493e0000493e00000c350"));

        assertEquals(
                new ControlPacket(
                        SessionState.UP,
                        Diagnostic.NONE,
                        Flags.NONE,
                        3,
                        new Discriminators(0x9fb205d6, 0x4a2357dc),
                        new Intervals(300_000, 300_000, 50_000)),
                ControlPacketDecoder.decode(payload));
    }

    private static ControlPacket expected(Vector vector) {
        assertEquals("1", vector.field("bfd.version"));
        assertEquals("0", vector.field("bfd.multipoint"));
        return new ControlPacket(
                SessionState.of(vector.number("bfd.state")),
                Diagnostic.of(vector.number("bfd.diag")),
                new Flags(
                        isSet(vector, "poll"),
                        isSet(vector, "final"),
                        isSet(vector, "cplane"),
                        isSet(vector, "auth"),
                        isSet(vector, "demand")),
                vector.number("bfd.detect_mult"),
                new Discriminators((int) number(vector, "my_discr"), (int) number(vector, "your_discr")),
                new Intervals(
                        number(vector, "desired_min_tx_us"),
                        number(vector, "required_min_rx_us"),
                        number(vector, "required_min_echo_rx_us")));
    }

    private static boolean isSet(Vector vector, String flag) {
        return vector.number("bfd." + flag) == 1;
    }

    private static long number(Vector vector, String field) {
        return Long.decode(vector.field("bfd." + field));
    }
}

package io.vipward.vrrp.bfd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlPacketPropertiesTest {
    private static final long SEED = 5880;
    private static final int PACKETS = 1_000_000;
    private static final int LONGEST = 60;

    @Test
    void noRandomPacketMakesTheDecoderThrowAndWhatItTakesIsWrittenAsItWas() {
        Random random = new Random(SEED);
        byte[] bytes = new byte[LONGEST];
        int taken = 0;

        for (int count = 0; count < PACKETS; count++) {
            random.nextBytes(bytes);
            int length = random.nextInt(4) == 0 ? random.nextInt(LONGEST + 1) : ControlPacket.BYTES;
            if (random.nextBoolean()) {
                // Past the first checks, so that the later ones are reached.
                bytes[0] = (byte) (0x20 | (bytes[0] & 0x1f));
                bytes[3] = (byte) length;
            }
            ByteBuffer payload = ByteBuffer.wrap(bytes, 0, length);
            if (ControlPacketDecoder.decode(payload) instanceof ControlPacket packet) {
                taken++;
                if (length == ControlPacket.BYTES) {
                    assertEquals(payload, ControlPacketEncoder.encode(packet), "seed " + SEED + ", packet " + count);
                }
            }
        }

        assertTrue(taken > 10_000, "seed " + SEED + " was understood only " + taken + " times");
    }

    @Test
    void everyPacketSurvivesEncodingAndDecoding() {
        Random random = new Random(SEED);

        for (int count = 0; count < 50_000; count++) {
            ControlPacket packet = randomPacket(random);

            assertEquals(
                    packet,
                    ControlPacketDecoder.decode(ControlPacketEncoder.encode(packet)),
                    "seed " + SEED + ", packet " + count);
        }
    }

    private static ControlPacket randomPacket(Random random) {
        boolean poll = random.nextBoolean();
        return new ControlPacket(
                SessionState.of(random.nextInt(4)),
                Diagnostic.of(random.nextInt(Diagnostic.MAX_CODE + 1)),
                new Flags(
                        poll,
                        !poll && random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean()),
                1 + random.nextInt(255),
                new Discriminators(random.nextInt() | 1, random.nextInt() | 1),
                new Intervals(random.nextLong(1L << 32), random.nextLong(1L << 32), random.nextLong(1L << 32)));
    }
}

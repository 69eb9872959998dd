package io.vipward.netlink.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ControlMessagesTest {
    private static final long SEED = 3542;
    private static final String INFO =
            "2400000000000000" + "29000000" + "32000000" + "fe800000000000000000000000000001" + "07000000" + "00000000";
    private static final String HOPS = "1400000000000000" + "29000000" + "34000000" + "40000000" + "00000000";
    /** IPV6_TCLASS, which nobody asked for. */
    private static final String OTHER = HOPS.replace("34000000", "43000000");

    private final ByteBuffer control = Native.buffer(ControlMessages.IPV6_BYTES);

    @Test
    void packetInfoAndHopLimitAreWrittenOneAfterTheOther() throws Exception {
        byte[] source = InetAddress.getByName("fe80::1").getAddress();

        int hops = ControlMessages.putPacketInfo(control, 0, source, 7);
        int end = ControlMessages.putHopLimit(control, hops, 64);

        byte[] written = new byte[end];
        control.get(0, written);
        assertEquals(INFO + HOPS, HexFormat.of().formatHex(written));
        assertEquals(ControlMessages.IPV6_BYTES, end);
    }

    @Test
    void messagesAreFoundInAnyOrder() {
        ByteBuffer received = received(OTHER + HOPS + INFO);

        assertEquals(64, ControlMessages.hopLimit(received, received.capacity()));
        assertEquals(64, ControlMessages.packetInfo(received, received.capacity()));
    }

    @Test
    void whatTheKernelDoesNotTellIsUnknown() {
        ByteBuffer received = received(OTHER);

        assertEquals(-1, ControlMessages.hopLimit(received, received.capacity()));
        assertEquals(-1, ControlMessages.packetInfo(received, received.capacity()));
        assertEquals(-1, ControlMessages.hopLimit(received(HOPS), 0));
        assertEquals(-1, ControlMessages.hopLimit(received(HOPS), 16));
    }

    @Test
    void noLengthLeadsOutOfTheBuffer() {
        Random random = new Random(SEED);
        ByteBuffer hostile = Native.buffer(100);

        for (int count = 0; count < 200_000; count++) {
            for (int offset = 0; offset < hostile.capacity(); offset++) {
                hostile.put(offset, (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(60)));
            }
            for (int offset = 0; offset + 16 < hostile.capacity(); offset += 24) {
                hostile.putLong(offset, random.nextInt(120) - 10).putInt(offset + 8, 41);
            }
            int bytes = random.nextInt(hostile.capacity() + 1);
            int found = ControlMessages.packetInfo(hostile, bytes);
            assertTrue(found < 0 || found <= bytes - 20, "seed " + SEED + ", buffer " + count);
            ControlMessages.hopLimit(hostile, bytes);
        }
    }

    private static ByteBuffer received(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return Native.buffer(bytes.length).put(0, bytes);
    }
}

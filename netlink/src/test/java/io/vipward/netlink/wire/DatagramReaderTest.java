package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DatagramReaderTest {
    private static final String DONE = "14000000030002000100000000000000" + "00000000";

    @Test
    void takesEveryMessageAndSkipsThePadding() {
        DatagramReader reader = reader("120000001000020007000000000000000a0b0000" + DONE);

        NetlinkMessage first = reader.next();
        NetlinkMessage second = reader.next();

        assertNotNull(first);
        assertEquals(16, first.type());
        assertEquals(7, first.sequence());
        assertEquals(2, first.payload().remaining());
        assertNotNull(second);
        assertEquals(NetlinkFlags.TYPE_DONE, second.type());
        assertNull(reader.next());
        assertNull(reader.fault());
    }

    @Test
    void messageLongerThanTheDatagramIsAFault() {
        DatagramReader reader = reader("15000000030002000100000000000000" + "00000000");

        assertNull(reader.next());
        assertEquals("message length 21, 20 bytes left", reader.fault());
    }

    @Test
    void negativeAndTinyLengthsAreFaults() {
        for (String length : new String[] {"ffffffff", "00000000", "0f000000"}) {
            DatagramReader reader = reader(length + "030002000100000000000000" + "00000000");

            assertNull(reader.next());
            assertNotNull(reader.fault());
        }
    }

    @Test
    void halfAHeaderIsAFault() {
        DatagramReader reader = reader(DONE + "1400000003000200");

        assertNotNull(reader.next());
        assertNull(reader.next());
        assertEquals("8 bytes left, a header needs 16", reader.fault());
    }

    private static DatagramReader reader(String hex) {
        return new DatagramReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}

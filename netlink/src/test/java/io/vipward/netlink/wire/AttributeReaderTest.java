package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AttributeReaderTest {
    @Test
    void readsWhatTheWriterWrote() throws Exception {
        MessageWriter writer = new MessageWriter();
        writer.attributeU8(1, 200)
                .attributeU16(2, 60_000)
                .attributeU16be(3, 8_080)
                .attributeU32(4, 4_000_000_000L);
        writer.attributeI32(5, -7).attributeU32be(6, 0x01020304).attributeString(7, "ens33");
        writer.attributeAddress(8, InetAddress.getByName("fd09::1"));

        AttributeReader reader = new AttributeReader(ByteBuffer.wrap(writer.toByteArray()));

        assertTrue(reader.next());
        assertEquals(200, reader.u8());
        assertTrue(reader.next());
        assertEquals(60_000, reader.u16());
        assertTrue(reader.next());
        assertEquals(8_080, reader.u16be());
        assertTrue(reader.next());
        assertEquals(4_000_000_000L, reader.u32());
        assertTrue(reader.next());
        assertEquals(-7, reader.i32());
        assertTrue(reader.next());
        assertEquals(0x01020304, reader.i32be());
        assertTrue(reader.next());
        assertEquals("ens33", reader.string());
        assertTrue(reader.next());
        assertEquals(8, reader.type());
        assertEquals(InetAddress.getByName("fd09::1"), reader.address(16));
        assertFalse(reader.next());
        assertNull(reader.fault());
    }

    @Test
    void flagsOfTheTypeAreMaskedAway() {
        AttributeReader reader = reader("0500c180" + "aa000000");

        assertTrue(reader.next());
        assertEquals(0x00c1, reader.type());
    }

    @Test
    void lastAttributeMayLackItsPadding() {
        AttributeReader reader = reader("0800010001000000" + "050002007f");

        assertTrue(reader.next());
        assertTrue(reader.next());

        assertEquals(0x7f, reader.u8());
        assertFalse(reader.next());
        assertNull(reader.fault());
    }

    @Test
    void lengthBeyondTheEndIsAFault() {
        AttributeReader reader = reader("0900010001000000");

        assertFalse(reader.next());
        assertEquals("attribute length 9, 8 bytes left", reader.fault());
    }

    @Test
    void lengthBelowTheHeaderIsAFaultAndNoEndlessLoop() {
        AttributeReader reader = reader("0000010001000000");

        assertFalse(reader.next());
        assertEquals("attribute length 0, 8 bytes left", reader.fault());
    }

    @Test
    void valueShorterThanAskedForReadsAsZeroAndIsAFault() {
        AttributeReader reader = reader("0600010050000000");

        assertTrue(reader.next());
        assertEquals(0, reader.i32());

        assertEquals("attribute 1 has 2 bytes, needs 4", reader.fault());
        assertFalse(reader.next());
    }

    @Test
    void faultInANestIsAFaultOfTheWhole() {
        AttributeReader reader = reader("0c000100" + "ff00010001000000" + "0800020000000000");

        assertTrue(reader.next());
        AttributeReader nested = reader.nested();

        assertFalse(nested.next());
        assertFalse(reader.next());
        assertNotNull(reader.fault());
    }

    @Test
    void stringEndsAtItsNulAndNeedsNone() {
        AttributeReader reader = reader("08000100" + "65300000" + "06000200" + "65310000");

        assertTrue(reader.next());
        assertEquals("e0", reader.string());
        assertTrue(reader.next());
        assertEquals("e1", reader.string());
        assertArrayEquals(new byte[] {'e', '1'}, reader.bytes());
    }

    private static AttributeReader reader(String hex) {
        return new AttributeReader(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }
}

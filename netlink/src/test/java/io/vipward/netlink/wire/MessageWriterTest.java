package io.vipward.netlink.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
    @Test
    void fieldsAreInHostOrderUnlessTheNameSaysNetwork() {
        MessageWriter writer = new MessageWriter();

        writer.u8(0x01)
                .u8(0x02)
                .u16(0x0304)
                .u16be(0x0506)
                .u32(0x0708090aL)
                .u32be(0x0b0c0d0eL)
                .i32(-2);

        assertEquals("0102040305060a0908070b0c0d0efeffffff", hex(writer));
    }

    @Test
    void attributesArePaddedToFour() {
        MessageWriter writer = new MessageWriter();

        writer.attributeU8(1, 0xff)
                .attributeU16be(2, 80)
                .attributeString(3, "wlc")
                .attributeString(4, "e2:vip");

        assertEquals(
                "05000100ff000000" + "0600020000500000" + "08000300776c6300" + "0b00040065323a7669700000", hex(writer));
    }

    @Test
    void nestHasTheLengthOfItsContent() {
        MessageWriter writer = new MessageWriter();

        int outer = writer.beginNest(1 | AttributeReader.NESTED);
        int inner = writer.attributeU16(1, 2).beginNest(2);
        writer.attributeU32(7, 9).endNest(inner).endNest(outer);

        assertEquals("18000180" + "0600010002000000" + "0c000200" + "0800070009000000", hex(writer));
    }

    @Test
    void lengthsOfOtherThingsAndNumbersInNetworkOrder() {
        MessageWriter writer = new MessageWriter();

        int hop = writer.beginLength();
        writer.u8(4).u8(1).attributeText(3, "e0").endNest(hop);
        writer.attributeU64be(12, 77);

        assertEquals("0c000401" + "0600030065300000" + "0c000c00000000000000004d", hex(writer));
    }

    @Test
    void growsWithItsContentUpToALimit() {
        MessageWriter writer = new MessageWriter();

        writer.zeros(MessageWriter.MAX_BYTES - 1).u8(7);

        assertEquals(MessageWriter.MAX_BYTES, writer.toByteArray().length);
        assertThrows(IllegalStateException.class, () -> writer.u8(1));
    }

    @Test
    void refusesAnAttributeThatDoesNotFitItsLengthField() {
        MessageWriter writer = new MessageWriter();

        assertThrows(IllegalArgumentException.class, () -> writer.attributeBytes(1, new byte[0x10000]));
    }

    private static String hex(MessageWriter writer) {
        return HexFormat.of().formatHex(writer.toByteArray());
    }
}

package io.vipward.vrrp.bfd.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vipward.vrrp.bfd.wire.Rejected.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The texts are those that keepalived logs for the same bytes. */
class ControlPacketDecoderTest {
    private static final String DOWN = "20400318b872cdba00000000000f42400000c35000000000";

    @Test
    void packetOfLessThan24BytesIsTooSmall() {
        byte[] bytes = HexFormat.of().parseHex(DOWN);

        assertEquals(
                new Rejected(Reason.TOO_SMALL, "Packet is too small: 20 bytes"),
                ControlPacketDecoder.decode(ByteBuffer.wrap(bytes, 0, 20)));
        assertEquals(
                new Rejected(Reason.TOO_SMALL, "Packet is too small: 0 bytes"),
                ControlPacketDecoder.decode(ByteBuffer.allocate(0)));
    }

    @Test
    void lengthFieldMustBeThatOfThePayload() {
        String mismatch = "Packet size mismatch: length field: ";
        rejected(3, 30, Reason.LENGTH, mismatch + "30 bytes, buffer size: 24 bytes");

        ByteBuffer longer = ByteBuffer.wrap(Arrays.copyOf(HexFormat.of().parseHex(DOWN), 28));
        assertEquals(
                new Rejected(Reason.LENGTH, mismatch + "24 bytes, buffer size: 28 bytes"),
                ControlPacketDecoder.decode(longer));
    }

    @Test
    void eachFieldThatCannotBeIsNamed() {
        rejected(0, 0x40, Reason.VERSION, "Packet is of unsupported version: 2");
        rejected(0, 0x00, Reason.VERSION, "Packet is of unsupported version: 0");
        rejected(2, 0, Reason.MULTIPLIER_ZERO, "Packet 'detection multiplier' field is zero");
        rejected(1, 0x41, Reason.MULTIPOINT, "Packet has 'multipoint' flag");
        rejected(1, 0x70, Reason.POLL_AND_FINAL, "Packet has both poll and final  flags set");
        rejected(0, 0x29, Reason.DIAGNOSTIC, "Packet has invalid 'diag' field: 9");
        rejected(0, 0x3f, Reason.DIAGNOSTIC, "Packet has invalid 'diag' field: 31");
        String stranger = "Packet 'your discriminator' field is zero and 'state' field is not Down or AdminDown";
        rejected(1, 0x80, Reason.YOUR_DISCRIMINATOR_ZERO, stranger);
        rejected(1, 0xc0, Reason.YOUR_DISCRIMINATOR_ZERO, stranger);
    }

    @Test
    void senderWithoutDiscriminatorIsRejected() {
        byte[] bytes = HexFormat.of().parseHex(DOWN);
        Arrays.fill(bytes, 4, 8, (byte) 0);

        assertEquals(
                new Rejected(Reason.MY_DISCRIMINATOR_ZERO, "Packet 'my discriminator' field is zero"),
                ControlPacketDecoder.decode(ByteBuffer.wrap(bytes)));
    }

    @Test
    void firstFaultCountsInKeepalivedsOrder() {
        byte[] bytes = new byte[ControlPacket.BYTES];
        Reason[] order = Reason.values();
        Runnable[] repairs = {
            () -> bytes[3] = ControlPacket.BYTES,
            () -> bytes[0] = 0x29,
            () -> bytes[2] = 3,
            () -> bytes[1] = (byte) 0xf0,
            () -> bytes[4] = 1,
            () -> bytes[8] = 1,
            () -> bytes[1] = (byte) 0xc0
        };
        bytes[1] = (byte) 0xf1;
        for (int step = 0; step < repairs.length; step++) {
            assertEquals(order[step + 1], reason(bytes));
            repairs[step].run();
        }
        assertEquals(Reason.DIAGNOSTIC, reason(bytes));
    }

    @Test
    void adminDownMayComeFromAStranger() {
        byte[] bytes = HexFormat.of().parseHex(DOWN);
        bytes[1] = 0;

        ControlPacket packet =
                assertInstanceOf(ControlPacket.class, ControlPacketDecoder.decode(ByteBuffer.wrap(bytes)));

        assertEquals(SessionState.ADMIN_DOWN, packet.state());
    }

    private static void rejected(int offset, int value, Reason reason, String text) {
        byte[] bytes = HexFormat.of().parseHex(DOWN);
        bytes[offset] = (byte) value;
        assertEquals(new Rejected(reason, text), ControlPacketDecoder.decode(ByteBuffer.wrap(bytes)));
    }

    private static Reason reason(byte[] bytes) {
        return assertInstanceOf(Rejected.class, ControlPacketDecoder.decode(ByteBuffer.wrap(bytes)))
                .reason();
    }
}

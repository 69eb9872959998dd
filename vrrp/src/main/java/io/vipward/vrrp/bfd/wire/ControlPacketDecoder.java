package io.vipward.vrrp.bfd.wire;

import io.vipward.vrrp.bfd.wire.ControlPacket.Discriminators;
import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import io.vipward.vrrp.bfd.wire.ControlPacket.Intervals;
import io.vipward.vrrp.bfd.wire.Rejected.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads BFD Control packets (RFC 5880, section 4.1) and makes the checks of section 6.8.6 that need no session.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Vers |  Diag   |Sta|P|F|C|A|D|M|  Detect Mult  |    Length     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       My Discriminator                        |
 * |                      Your Discriminator                       |
 * |                    Desired Min TX Interval                    |
 * |                   Required Min RX Interval                    |
 * |                 Required Min Echo RX Interval                 |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class ControlPacketDecoder {
    static final int VERSION = 1;
    static final int POLL = 0x20;
    static final int FINAL = 0x10;
    static final int CONTROL_PLANE_INDEPENDENT = 0x08;
    static final int AUTHENTICATION = 0x04;
    static final int DEMAND = 0x02;
    private static final int MULTIPOINT = 0x01;

    private ControlPacketDecoder() {}

    /**
     * Decodes a UDP payload.
     *
     * @param payload from position to limit, which stay as they are
     */
    public static Decoded decode(ByteBuffer payload) {
        ByteBuffer bytes = payload.slice().order(ByteOrder.BIG_ENDIAN);
        if (bytes.remaining() < ControlPacket.BYTES) {
            return new Rejected(Reason.TOO_SMALL, "Packet is too small: " + bytes.remaining() + " bytes");
        }
        Rejected objection = objection(bytes);
        if (objection != null) {
            return objection;
        }
        int flags = unsigned(bytes, 1);
        return new ControlPacket(
                state(bytes),
                Diagnostic.of(diagnostic(bytes)),
                new Flags(
                        (flags & POLL) != 0,
                        (flags & FINAL) != 0,
                        (flags & CONTROL_PLANE_INDEPENDENT) != 0,
                        (flags & AUTHENTICATION) != 0,
                        (flags & DEMAND) != 0),
                unsigned(bytes, 2),
                new Discriminators(bytes.getInt(4), bytes.getInt(8)),
                new Intervals(unsignedInt(bytes, 12), unsignedInt(bytes, 16), unsignedInt(bytes, 20)));
    }

    private static @Nullable Rejected objection(ByteBuffer bytes) {
        int flags = unsigned(bytes, 1);
        int length = unsigned(bytes, 3);
        int version = unsigned(bytes, 0) >> 5;
        boolean introduced = state(bytes) == SessionState.DOWN || state(bytes) == SessionState.ADMIN_DOWN;
        if (length != bytes.remaining()) {
            return new Rejected(
                    Reason.LENGTH,
                    "Packet size mismatch: length field: " + length + " bytes, buffer size: " + bytes.remaining()
                            + " bytes");
        } else if (version != VERSION) {
            return new Rejected(Reason.VERSION, "Packet is of unsupported version: " + version);
        } else if (unsigned(bytes, 2) == 0) {
            return new Rejected(Reason.MULTIPLIER_ZERO, "Packet 'detection multiplier' field is zero");
        } else if ((flags & MULTIPOINT) != 0) {
            return new Rejected(Reason.MULTIPOINT, "Packet has 'multipoint' flag");
        } else if (bytes.getInt(4) == 0) {
            return new Rejected(Reason.MY_DISCRIMINATOR_ZERO, "Packet 'my discriminator' field is zero");
        } else if (bytes.getInt(8) == 0 && !introduced) {
            return new Rejected(
                    Reason.YOUR_DISCRIMINATOR_ZERO,
                    "Packet 'your discriminator' field is zero and 'state' field is not Down or AdminDown");
        } else if ((flags & POLL) != 0 && (flags & FINAL) != 0) {
            return new Rejected(Reason.POLL_AND_FINAL, "Packet has both poll and final  flags set");
        } else if (diagnostic(bytes) > Diagnostic.MAX_CODE) {
            return new Rejected(Reason.DIAGNOSTIC, "Packet has invalid 'diag' field: " + diagnostic(bytes));
        }
        return null;
    }

    private static SessionState state(ByteBuffer bytes) {
        return SessionState.of(unsigned(bytes, 1) >> 6);
    }

    private static int diagnostic(ByteBuffer bytes) {
        return bytes.get(0) & 0x1f;
    }

    private static int unsigned(ByteBuffer bytes, int offset) {
        return bytes.get(offset) & 0xff;
    }

    private static long unsignedInt(ByteBuffer bytes, int offset) {
        return bytes.getInt(offset) & 0xffff_ffffL;
    }
}

package io.vipward.vrrp.bfd.wire;

import static io.vipward.vrrp.bfd.wire.ControlPacketDecoder.AUTHENTICATION;
import static io.vipward.vrrp.bfd.wire.ControlPacketDecoder.CONTROL_PLANE_INDEPENDENT;
import static io.vipward.vrrp.bfd.wire.ControlPacketDecoder.DEMAND;
import static io.vipward.vrrp.bfd.wire.ControlPacketDecoder.FINAL;
import static io.vipward.vrrp.bfd.wire.ControlPacketDecoder.POLL;
import static io.vipward.vrrp.bfd.wire.ControlPacketDecoder.VERSION;

import io.vipward.vrrp.bfd.wire.ControlPacket.Flags;
import java.nio.ByteBuffer;

/** Writes BFD Control packets; the layout is that of {@link ControlPacketDecoder}. */
public final class ControlPacketEncoder {
    private ControlPacketEncoder() {}

    /** A UDP payload of {@value ControlPacket#BYTES} bytes. */
    public static ByteBuffer encode(ControlPacket packet) {
        ByteBuffer bytes = ByteBuffer.allocate(ControlPacket.BYTES);
        bytes.put((byte) (VERSION << 5 | packet.diagnostic().code()))
                .put((byte) (packet.state().code() << 6 | bits(packet.flags())))
                .put((byte) packet.multiplier())
                .put((byte) ControlPacket.BYTES)
                .putInt(packet.discriminators().mine())
                .putInt(packet.discriminators().yours())
                .putInt((int) packet.intervals().desiredMinTxMicros())
                .putInt((int) packet.intervals().requiredMinRxMicros())
                .putInt((int) packet.intervals().requiredMinEchoRxMicros());
        return bytes.flip();
    }

    private static int bits(Flags flags) {
        return (flags.poll() ? POLL : 0)
                | (flags.answer() ? FINAL : 0)
                | (flags.controlPlaneIndependent() ? CONTROL_PLANE_INDEPENDENT : 0)
                | (flags.authentication() ? AUTHENTICATION : 0)
                | (flags.demand() ? DEMAND : 0);
    }
}

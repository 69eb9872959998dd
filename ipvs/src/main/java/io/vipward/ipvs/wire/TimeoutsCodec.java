package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;

/** The three time-outs of SET_CONFIG and of the answer to GET_CONFIG: u32 seconds each, at the top level. */
final class TimeoutsCodec {
    private TimeoutsCodec() {}

    /** Those that are not 0. */
    static void encode(MessageWriter writer, ConnectionTimeouts timeouts) {
        encode(writer, Attributes.CMD_TIMEOUT_TCP, timeouts.tcp());
        encode(writer, Attributes.CMD_TIMEOUT_TCP_FIN, timeouts.tcpFin());
        encode(writer, Attributes.CMD_TIMEOUT_UDP, timeouts.udp());
    }

    private static void encode(MessageWriter writer, int type, long seconds) {
        if (seconds != 0) {
            writer.attributeU32(type, seconds);
        }
    }

    static Decoded<ConnectionTimeouts> read(AttributeReader attributes) {
        long tcp = 0;
        long tcpFin = 0;
        long udp = 0;
        while (attributes.next()) {
            switch (attributes.type()) {
                case Attributes.CMD_TIMEOUT_TCP -> tcp = attributes.u32();
                case Attributes.CMD_TIMEOUT_TCP_FIN -> tcpFin = attributes.u32();
                case Attributes.CMD_TIMEOUT_UDP -> udp = attributes.u32();
                default -> {} // newer kernels may send more
            }
        }
        String fault = attributes.fault();
        return fault == null
                ? new Decoded.Value<>(new ConnectionTimeouts(tcp, tcpFin, udp))
                : new Decoded.Malformed<>("time-outs: " + fault);
    }
}

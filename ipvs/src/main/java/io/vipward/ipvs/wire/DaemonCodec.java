package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The DAEMON nest (linux/ip_vs.h, IPVS_DAEMON_ATTR_*). The port is in host order, unlike all others. */
final class DaemonCodec {
    private DaemonCodec() {}

    /** All that is not the kernel's default. */
    static void encode(MessageWriter writer, SyncDaemon daemon) {
        int nest = writer.beginNest(Attributes.CMD_DAEMON | AttributeReader.NESTED);
        writer.attributeU32(Attributes.DAEMON_STATE, daemon.role().number());
        writer.attributeString(Attributes.DAEMON_MCAST_IFN, daemon.interfaceName());
        writer.attributeU32(Attributes.DAEMON_SYNC_ID, daemon.id());
        SyncDaemon.Transport transport = daemon.transport();
        if (transport.maxBytes() != 0) {
            writer.attributeU16(Attributes.DAEMON_SYNC_MAXLEN, transport.maxBytes());
        }
        if (transport.port() != 0) {
            writer.attributeU16(Attributes.DAEMON_MCAST_PORT, transport.port());
        }
        if (transport.ttl() != 0) {
            writer.attributeU8(Attributes.DAEMON_MCAST_TTL, transport.ttl());
        }
        InetAddress group = transport.group();
        if (group != null) {
            boolean six = group instanceof Inet6Address;
            writer.attributeAddress(six ? Attributes.DAEMON_MCAST_GROUP6 : Attributes.DAEMON_MCAST_GROUP, group);
        }
        writer.endNest(nest);
    }

    /** Only its role counts; keepalived sends the number, too. */
    static void encodeKey(MessageWriter writer, SyncDaemon daemon) {
        int nest = writer.beginNest(Attributes.CMD_DAEMON | AttributeReader.NESTED);
        writer.attributeU32(Attributes.DAEMON_STATE, daemon.role().number());
        writer.attributeU32(Attributes.DAEMON_SYNC_ID, daemon.id());
        writer.endNest(nest);
    }

    static Decoded<SyncDaemon> read(AttributeReader attributes) {
        int state = 0;
        int id = 0;
        int maxBytes = 0;
        int port = 0;
        int ttl = 0;
        String interfaceName = "";
        @Nullable InetAddress group = null;
        while (attributes.next()) {
            switch (attributes.type()) {
                case Attributes.DAEMON_STATE -> state = attributes.i32();
                case Attributes.DAEMON_MCAST_IFN -> interfaceName = attributes.string();
                case Attributes.DAEMON_SYNC_ID -> id = attributes.i32();
                case Attributes.DAEMON_SYNC_MAXLEN -> maxBytes = attributes.u16();
                case Attributes.DAEMON_MCAST_PORT -> port = attributes.u16();
                case Attributes.DAEMON_MCAST_TTL -> ttl = attributes.u8();
                case Attributes.DAEMON_MCAST_GROUP -> group = attributes.address(AddressFamily.INET.addressBytes());
                case Attributes.DAEMON_MCAST_GROUP6 -> group = attributes.address(AddressFamily.INET6.addressBytes());
                default -> {} // newer kernels send more
            }
        }
        Optional<SyncDaemon.Role> role = SyncDaemon.Role.byNumber(state);
        String fault = attributes.fault();
        if (fault != null || role.isEmpty()) {
            return new Decoded.Malformed<>("sync daemon: " + (fault == null ? "state " + state : fault));
        }
        return new Decoded.Value<>(
                new SyncDaemon(role.get(), interfaceName, id, new SyncDaemon.Transport(maxBytes, port, ttl, group)));
    }
}

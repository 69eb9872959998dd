package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.ConnectionCounts;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.Tunnel;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The DEST nest (linux/ip_vs.h, IPVS_DEST_ATTR_*). Attributes are written in the order of both reference tools:
 *
 * <pre>
 *  ADDR_FAMILY u16 | ADDR 16 bytes | PORT u16 network | FWD_METHOD u32 | WEIGHT i32
 *  | [TUN_TYPE u8 | TUN_PORT u16 network | TUN_FLAGS u16] | U_THRESH u32 | L_THRESH u32
 * </pre>
 */
final class DestinationCodec {
    private static final int ADDRESS_BYTES = 16;

    private DestinationCodec() {}

    static void encode(MessageWriter writer, Destination destination, Dialect dialect) {
        int nest = writer.beginNest(Attributes.CMD_DEST | AttributeReader.NESTED);
        DestinationKey key = destination.key();
        writer.attributeU16(Attributes.DEST_ADDR_FAMILY, key.family().number());
        writer.attributeBytes(Attributes.DEST_ADDR, Addresses.padded(key.address()));
        writer.attributeU16be(Attributes.DEST_PORT, key.port());
        ForwardingMethod method = destination.forwarding().method();
        writer.attributeU32(Attributes.DEST_FWD_METHOD, method.number());
        writer.attributeI32(Attributes.DEST_WEIGHT, destination.weight());
        tunnel(writer, destination.forwarding(), dialect);
        writer.attributeU32(Attributes.DEST_U_THRESH, destination.upperThreshold());
        writer.attributeU32(Attributes.DEST_L_THRESH, destination.lowerThreshold());
        writer.endNest(nest);
    }

    private static void tunnel(MessageWriter writer, Forwarding forwarding, Dialect dialect) {
        Tunnel tunnel = forwarding.tunnel();
        boolean all = dialect == Dialect.IPVSADM;
        boolean used = forwarding.method() == ForwardingMethod.TUNNEL;
        if (all || used) {
            writer.attributeU8(Attributes.DEST_TUN_TYPE, tunnel.type().number());
        }
        if (all || (used && tunnel.type() == Tunnel.Type.GUE)) {
            writer.attributeU16be(Attributes.DEST_TUN_PORT, tunnel.port());
        }
        if (all || (used && tunnel.type() != Tunnel.Type.IPIP)) {
            writer.attributeU16(Attributes.DEST_TUN_FLAGS, tunnel.checksum().number());
        }
    }

    /** Attributes of one DEST nest as they came, before anybody judged them. */
    static final class Raw {
        int family;
        byte @Nullable [] address;
        int port;
        int method;
        int weight;
        int tunnelType;
        int tunnelPort;
        int tunnelFlags;
        long upperThreshold;
        long lowerThreshold;
        long active;
        long inactive;
        long persistent;
        CountersCodec counters = new CountersCodec();

        ConnectionCounts connections() {
            return new ConnectionCounts(active, inactive, persistent);
        }
    }

    /** Reads a nest; what is malformed shows in the reader's fault. */
    static Raw read(AttributeReader dest) {
        Raw raw = new Raw();
        while (dest.next()) {
            switch (dest.type()) {
                case Attributes.DEST_ADDR_FAMILY -> raw.family = dest.u16();
                case Attributes.DEST_ADDR -> raw.address = dest.bytes();
                case Attributes.DEST_PORT -> raw.port = dest.u16be();
                case Attributes.DEST_FWD_METHOD -> raw.method = dest.i32() & ForwardingMethod.MASK;
                case Attributes.DEST_WEIGHT -> raw.weight = dest.i32();
                case Attributes.DEST_TUN_TYPE -> raw.tunnelType = dest.u8();
                case Attributes.DEST_TUN_PORT -> raw.tunnelPort = dest.u16be();
                case Attributes.DEST_TUN_FLAGS -> raw.tunnelFlags = dest.u16();
                case Attributes.DEST_U_THRESH -> raw.upperThreshold = dest.u32();
                case Attributes.DEST_L_THRESH -> raw.lowerThreshold = dest.u32();
                case Attributes.DEST_ACTIVE_CONNS -> raw.active = dest.u32();
                case Attributes.DEST_INACT_CONNS -> raw.inactive = dest.u32();
                case Attributes.DEST_PERSIST_CONNS -> raw.persistent = dest.u32();
                case Attributes.DEST_STATS -> raw.counters.read32(dest.nested());
                case Attributes.DEST_STATS64 -> raw.counters.read64(dest.nested());
                default -> {} // newer kernels send more
            }
        }
        return raw;
    }

    /** @param serviceFamily holds where the destination names none (kernels before 3.18) */
    static Decoded<Destination> destination(Raw raw, AddressFamily serviceFamily) {
        AddressFamily family = serviceFamily;
        if (raw.family != 0) {
            Optional<AddressFamily> named = AddressFamily.byNumber(raw.family);
            if (named.isEmpty()) {
                return new Decoded.Malformed<>("destination of address family " + raw.family);
            }
            family = named.get();
        }
        if (raw.address == null || raw.address.length < ADDRESS_BYTES) {
            return new Decoded.Malformed<>("destination without an address of " + ADDRESS_BYTES + " bytes");
        }
        DestinationKey key = new DestinationKey(Addresses.of(family, raw.address), raw.port);
        Decoded<Forwarding> decodedForwarding = forwarding(raw, key);
        if (!(decodedForwarding instanceof Decoded.Value<Forwarding> forwarding)) {
            return new Decoded.Malformed<>(((Decoded.Malformed<Forwarding>) decodedForwarding).fault());
        }
        if (raw.weight < 0) {
            return new Decoded.Malformed<>("destination " + key.text() + " has the weight " + raw.weight);
        }
        return new Decoded.Value<>(
                new Destination(key, forwarding.value(), raw.weight, raw.upperThreshold, raw.lowerThreshold));
    }

    private static Decoded<Forwarding> forwarding(Raw raw, DestinationKey key) {
        Optional<ForwardingMethod> method = ForwardingMethod.byNumber(raw.method);
        if (method.isEmpty()) {
            return new Decoded.Malformed<>("destination " + key.text() + " has the forwarding method " + raw.method);
        }
        if (method.get() != ForwardingMethod.TUNNEL) {
            return new Decoded.Value<>(Forwarding.of(method.get()));
        }
        Optional<Tunnel.Type> type = Tunnel.Type.byNumber(raw.tunnelType);
        Optional<Tunnel.Checksum> checksum = Tunnel.Checksum.byNumber(raw.tunnelFlags);
        if (type.isEmpty() || checksum.isEmpty()) {
            return new Decoded.Malformed<>("destination " + key.text() + " has the tunnel type " + raw.tunnelType
                    + " with flags " + raw.tunnelFlags);
        }
        return new Decoded.Value<>(
                new Forwarding(ForwardingMethod.TUNNEL, new Tunnel(type.get(), raw.tunnelPort, checksum.get())));
    }
}

package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceListing;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.NetlinkMessage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What the kernel answers, decoded. Never throws for what is in a message. */
public final class IpvsMessages {
    static final int GENERIC_HEADER_BYTES = 4;

    private IpvsMessages() {}

    /** One part of a GET_SERVICE dump, or the answer to a single GET_SERVICE. */
    public static Decoded<ServiceListing> service(NetlinkMessage message) {
        AttributeReader attributes = attributes(message.payload());
        if (attributes == null) {
            return new Decoded.Malformed<>(tooShort(message));
        }
        ServiceCodec.@Nullable Raw raw = null;
        while (attributes.next()) {
            if (attributes.type() == Attributes.CMD_SERVICE) {
                raw = ServiceCodec.read(attributes.nested());
            }
        }
        if (raw == null || attributes.fault() != null) {
            return new Decoded.Malformed<>("service message: " + faultOf(attributes));
        }
        Decoded<Service> service = ServiceCodec.service(raw);
        return service instanceof Decoded.Value<Service> value
                ? new Decoded.Value<>(new ServiceListing(value.value(), raw.counters.counters()))
                : new Decoded.Malformed<>(((Decoded.Malformed<Service>) service).fault());
    }

    /**
     * One part of a GET_DEST dump.
     *
     * @param serviceFamily family of the service that was asked for
     */
    public static Decoded<DestinationListing> destination(NetlinkMessage message, AddressFamily serviceFamily) {
        AttributeReader attributes = attributes(message.payload());
        if (attributes == null) {
            return new Decoded.Malformed<>(tooShort(message));
        }
        DestinationCodec.@Nullable Raw raw = null;
        while (attributes.next()) {
            if (attributes.type() == Attributes.CMD_DEST) {
                raw = DestinationCodec.read(attributes.nested());
            }
        }
        if (raw == null || attributes.fault() != null) {
            return new Decoded.Malformed<>("destination message: " + faultOf(attributes));
        }
        Decoded<Destination> destination = DestinationCodec.destination(raw, serviceFamily);
        return destination instanceof Decoded.Value<Destination> value
                ? new Decoded.Value<>(new DestinationListing(value.value(), raw.connections(), raw.counters.counters()))
                : new Decoded.Malformed<>(((Decoded.Malformed<Destination>) destination).fault());
    }

    /** The answer to GET_INFO, whose attributes have a number space of their own. */
    public static Decoded<IpvsInfo> info(NetlinkMessage message) {
        AttributeReader attributes = attributes(message.payload());
        if (attributes == null) {
            return new Decoded.Malformed<>(tooShort(message));
        }
        int version = 0;
        int rows = 0;
        while (attributes.next()) {
            switch (attributes.type()) {
                case Attributes.INFO_VERSION -> version = attributes.i32();
                case Attributes.INFO_CONN_TAB_SIZE -> rows = attributes.i32();
                default -> {} // newer kernels send more
            }
        }
        return attributes.fault() == null
                ? new Decoded.Value<>(new IpvsInfo(version, rows))
                : new Decoded.Malformed<>("info message: " + faultOf(attributes));
    }

    /** The answer to GET_CONFIG, and what SET_CONFIG asks for. */
    public static Decoded<ConnectionTimeouts> timeouts(ByteBuffer payload) {
        AttributeReader attributes = attributes(payload);
        return attributes == null ? new Decoded.Malformed<>("no time-outs") : TimeoutsCodec.read(attributes);
    }

    /** One part of a GET_DAEMON dump, and what NEW_DAEMON asks for. */
    public static Decoded<SyncDaemon> daemon(ByteBuffer payload) {
        AttributeReader attributes = attributes(payload);
        while (attributes != null && attributes.next()) {
            if (attributes.type() == Attributes.CMD_DAEMON) {
                return DaemonCodec.read(attributes.nested());
            }
        }
        return new Decoded.Malformed<>("no sync daemon");
    }

    static @Nullable AttributeReader attributes(ByteBuffer payload) {
        if (payload.remaining() < GENERIC_HEADER_BYTES) {
            return null;
        }
        payload.position(payload.position() + GENERIC_HEADER_BYTES);
        return new AttributeReader(payload);
    }

    private static String tooShort(NetlinkMessage message) {
        return message.payload().remaining() + " bytes, a generic netlink header needs " + GENERIC_HEADER_BYTES;
    }

    private static String faultOf(AttributeReader attributes) {
        String fault = attributes.fault();
        return fault == null ? "no such attribute" : fault;
    }
}

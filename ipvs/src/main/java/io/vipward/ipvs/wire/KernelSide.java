package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kernel's side of the conversation, for a kernel that is not one: requests decoded, answers encoded. */
public final class KernelSide {
    /** IP_VS_SVC_F_HASHED: the kernel sets it in every answer. */
    private static final int FLAG_HASHED = 0x0002;

    private KernelSide() {}

    /** Never throws for what is in the request. */
    public static Decoded<IpvsRequest> decode(Request request) {
        ByteBuffer payload = request.payload();
        Optional<IpvsCommand> command = payload.remaining() < 1
                ? Optional.empty()
                : IpvsCommand.byNumber(payload.get(payload.position()) & 0xff);
        AttributeReader attributes = IpvsMessages.attributes(payload);
        if (command.isEmpty() || attributes == null) {
            return new Decoded.Malformed<>("no command");
        }
        ServiceCodec.@Nullable Raw service = null;
        DestinationCodec.@Nullable Raw destination = null;
        while (attributes.next()) {
            switch (attributes.type()) {
                case Attributes.CMD_SERVICE -> service = ServiceCodec.read(attributes.nested());
                case Attributes.CMD_DEST -> destination = DestinationCodec.read(attributes.nested());
                default -> {} // the kernel ignores what it does not know
            }
        }
        String fault = attributes.fault();
        return fault == null ? judge(command.get(), service, destination) : new Decoded.Malformed<>(fault);
    }

    private static Decoded<IpvsRequest> judge(
            IpvsCommand command, ServiceCodec.@Nullable Raw service, DestinationCodec.@Nullable Raw destination) {
        if (service == null) {
            return new Decoded.Value<>(new IpvsRequest(command, null, "", null, null));
        }
        Decoded<ServiceKey> key = ServiceCodec.key(service);
        if (key instanceof Decoded.Malformed<ServiceKey> malformed) {
            return new Decoded.Malformed<>(malformed.fault());
        }
        ServiceKey serviceKey = ((Decoded.Value<ServiceKey>) key).value();
        Service whole = valueOf(ServiceCodec.service(service));
        if (destination == null) {
            return new Decoded.Value<>(new IpvsRequest(command, serviceKey, service.scheduler, whole, null));
        }
        Decoded<Destination> decoded = DestinationCodec.destination(destination, serviceKey.family());
        return decoded instanceof Decoded.Malformed<Destination> malformed
                ? new Decoded.Malformed<>(malformed.fault())
                : new Decoded.Value<>(new IpvsRequest(command, serviceKey, service.scheduler, whole, valueOf(decoded)));
    }

    private static <T> @Nullable T valueOf(Decoded<T> decoded) {
        return decoded instanceof Decoded.Value<T> value ? value.value() : null;
    }

    /** A part of a GET_SERVICE dump. */
    public static NetlinkMessage service(int family, Service service) {
        MessageWriter writer = header(IpvsCommand.NEW_SERVICE);
        ServiceCodec.encodeListed(writer, service, FLAG_HASHED);
        return message(family, writer);
    }

    /** A part of a GET_DEST dump. */
    public static NetlinkMessage destination(int family, Destination destination) {
        MessageWriter writer = header(IpvsCommand.NEW_DEST);
        DestinationCodec.encode(writer, destination, Dialect.IPVSADM);
        return message(family, writer);
    }

    /** The answer to GET_INFO. */
    public static NetlinkMessage info(int family, IpvsInfo info) {
        MessageWriter writer = header(IpvsCommand.SET_INFO);
        writer.attributeI32(Attributes.INFO_VERSION, info.version());
        writer.attributeI32(Attributes.INFO_CONN_TAB_SIZE, info.connectionTableRows());
        return message(family, writer);
    }

    /** The answer to GET_CONFIG. */
    public static NetlinkMessage timeouts(int family, ConnectionTimeouts timeouts) {
        MessageWriter writer = header(IpvsCommand.SET_CONFIG);
        TimeoutsCodec.encode(writer, timeouts);
        return message(family, writer);
    }

    /** A part of a GET_DAEMON dump. */
    public static NetlinkMessage daemon(int family, SyncDaemon daemon) {
        MessageWriter writer = header(IpvsCommand.NEW_DAEMON);
        DaemonCodec.encode(writer, daemon);
        return message(family, writer);
    }

    private static MessageWriter header(IpvsCommand command) {
        return new MessageWriter().u8(command.number()).u8(1).u16(0);
    }

    private static NetlinkMessage message(int family, MessageWriter writer) {
        return new NetlinkMessage(family, NetlinkFlags.MULTI, 0, ByteBuffer.wrap(writer.toByteArray()));
    }
}

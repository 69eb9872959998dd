package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.Request;

/**
 * Requests to the IPVS family: the generic netlink header (command u8, version u8 = 1, reserved u16), then a SERVICE and a
 * DEST nest as the command needs. Immutable, any thread.
 */
public final class IpvsRequests {
    private static final int VERSION = 1;

    private final int family;
    private final Dialect dialect;

    /** @param family the number that the kernel gave the family {@code IPVS} at this boot */
    public IpvsRequests(int family, Dialect dialect) {
        this.family = family;
        this.dialect = dialect;
    }

    /** The request that makes one change. */
    public Request of(Change change) {
        if (change instanceof Change.AddService add) {
            return service(IpvsCommand.NEW_SERVICE, add.service());
        }
        if (change instanceof Change.EditService edit) {
            return service(IpvsCommand.SET_SERVICE, edit.service());
        }
        if (change instanceof Change.DeleteService delete) {
            return service(IpvsCommand.DEL_SERVICE, delete.service());
        }
        if (change instanceof Change.AddDestination add) {
            return destination(IpvsCommand.NEW_DEST, add.service(), add.destination());
        }
        if (change instanceof Change.EditDestination edit) {
            return destination(IpvsCommand.SET_DEST, edit.service(), edit.destination());
        }
        if (change instanceof Change.DeleteDestination delete) {
            return destination(IpvsCommand.DEL_DEST, delete.service(), delete.destination());
        }
        throw new IllegalStateException("no request for " + change);
    }

    /** Lists all services. */
    public Request dumpServices() {
        return Request.of(family, NetlinkFlags.REQUEST | NetlinkFlags.DUMP, header(IpvsCommand.GET_SERVICE));
    }

    /** Asks for one service. */
    public Request getService(ServiceKey key) {
        return request(withKey(IpvsCommand.GET_SERVICE, key));
    }

    /** Lists the destinations of one service; for a service that does not exist the list is empty. */
    public Request dumpDestinations(ServiceKey key) {
        return Request.of(family, NetlinkFlags.REQUEST | NetlinkFlags.DUMP, withKey(IpvsCommand.GET_DEST, key));
    }

    /** Removes every service, also those of others. */
    public Request flush() {
        return request(header(IpvsCommand.FLUSH));
    }

    /** Asks for the time-outs of connections. */
    public Request getConfig() {
        return request(header(IpvsCommand.GET_CONFIG));
    }

    /** Sets those time-outs that are not 0. */
    public Request setConfig(ConnectionTimeouts timeouts) {
        MessageWriter writer = header(IpvsCommand.SET_CONFIG);
        TimeoutsCodec.encode(writer, timeouts);
        return request(writer);
    }

    public Request startDaemon(SyncDaemon daemon) {
        MessageWriter writer = header(IpvsCommand.NEW_DAEMON);
        DaemonCodec.encode(writer, daemon);
        return request(writer);
    }

    public Request stopDaemon(SyncDaemon daemon) {
        MessageWriter writer = header(IpvsCommand.DEL_DAEMON);
        DaemonCodec.encodeKey(writer, daemon);
        return request(writer);
    }

    /** Lists the sync daemons that run. */
    public Request dumpDaemons() {
        return Request.of(family, NetlinkFlags.REQUEST | NetlinkFlags.DUMP, header(IpvsCommand.GET_DAEMON));
    }

    public Request info() {
        return request(header(IpvsCommand.GET_INFO));
    }

    /** Sets all counters to zero. */
    public Request zero() {
        return request(header(IpvsCommand.ZERO));
    }

    /** Sets the counters of one service and its destinations to zero. */
    public Request zero(ServiceKey key) {
        return request(withPaddedKey(IpvsCommand.ZERO, key));
    }

    private Request service(IpvsCommand command, Service service) {
        if (command == IpvsCommand.DEL_SERVICE && dialect == Dialect.IPVSADM) {
            return request(withPaddedKey(command, service.key()));
        }
        MessageWriter writer = header(command);
        ServiceCodec.encode(writer, service);
        return request(writer);
    }

    private Request destination(IpvsCommand command, Service service, Destination destination) {
        MessageWriter writer = dialect == Dialect.IPVSADM ? withPaddedKey(command, service.key()) : header(command);
        if (dialect == Dialect.KEEPALIVED) {
            ServiceCodec.encode(writer, withoutPersistence(service));
        }
        DestinationCodec.encode(writer, destination, dialect);
        return request(writer);
    }

    private static Service withoutPersistence(Service service) {
        return new Service(
                service.key(),
                service.scheduler(),
                service.schedulerFlags(),
                service.onePacket(),
                Persistence.none(service.key().family()));
    }

    private Request request(MessageWriter payload) {
        return Request.of(family, NetlinkFlags.REQUEST, payload);
    }

    private static MessageWriter withKey(IpvsCommand command, ServiceKey key) {
        MessageWriter writer = header(command);
        ServiceCodec.encodeKey(writer, key);
        return writer;
    }

    private static MessageWriter withPaddedKey(IpvsCommand command, ServiceKey key) {
        MessageWriter writer = header(command);
        ServiceCodec.encodePaddedKey(writer, key);
        return writer;
    }

    private static MessageWriter header(IpvsCommand command) {
        return new MessageWriter().u8(command.number()).u8(VERSION).u16(0);
    }
}

package io.vipward.ipvs.wire;

import static io.vipward.ipvs.table.Tables.address;
import static io.vipward.ipvs.table.Tables.at;
import static io.vipward.ipvs.table.Tables.nat;
import static io.vipward.ipvs.table.Tables.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.ConnectionTimeouts;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.SyncDaemon;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.ipvs.table.Tunnel;
import io.vipward.netlink.wire.Request;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our requests against captures of ipvsadm 1.31 and keepalived 2.2.7, byte for byte after the sequence number. */
class RequestGoldenTest {
    private static final IpvsRequests IPVSADM = new IpvsRequests(Vectors.FAMILY, Dialect.IPVSADM);
    private static final IpvsRequests KEEPALIVED = new IpvsRequests(Vectors.FAMILY, Dialect.KEEPALIVED);
    private static final ServiceKey FIRST = tcp("10.0.0.1", 80);
    private static final ServiceKey SECOND = tcp("10.0.0.2", 443);

    @Test
    void newServiceInEveryVariant() {
        Set<SchedulerFlag> two = EnumSet.of(SchedulerFlag.FLAG_1, SchedulerFlag.FLAG_2);
        sameAs("ipvs-new-service-tcp", add(Service.plain(FIRST, Scheduler.RR)));
        sameAs("ipvs-new-service-exists", add(Service.plain(FIRST, Scheduler.RR)));
        sameAs("ipvs-new-service-tcp6", add(Service.plain(tcp("fd01::100", 443), Scheduler.SED)));
        sameAs("ipvs-new-service-sctp", add(Service.plain(key(TransportProtocol.SCTP, 3868), Scheduler.WRR)));
        sameAs("ipvs-new-service-udp-ops", add(onePacket(key(TransportProtocol.UDP, 53))));
        sameAs("ipvs-new-service-sh", add(flagged("10.0.0.3", Scheduler.SH, two)));
        sameAs("ipvs-new-service-mh", add(flagged("10.0.0.4", Scheduler.MH, two)));
        sameAs("ipvs-new-service-flags123", add(flagged("10.0.0.5", Scheduler.SH, EnumSet.allOf(SchedulerFlag.class))));
        sameAs("ipvs-new-service-fwmark", add(Service.plain(mark(AddressFamily.INET), Scheduler.LC)));
        sameAs("ipvs-new-service-fwmark6", add(Service.plain(mark(AddressFamily.INET6), Scheduler.LC)));
        Granularity net24 = Granularity.ofPrefix(AddressFamily.INET, 24);
        Granularity net64 = Granularity.ofPrefix(AddressFamily.INET6, 64);
        sameAs("ipvs-new-service-persistent", add(persistent(SECOND, Persistence.of(360, net24))));
        sameAs("ipvs-new-service-persistent6", add(persistent(tcp("fd01::200", 443), Persistence.of(360, net64))));
        Persistence sip = new Persistence(true, 60, Granularity.host(AddressFamily.INET), "sip");
        ServiceKey voice = new ServiceKey.Endpoint(TransportProtocol.UDP, address("10.0.0.6"), 5060);
        sameAs("ipvs-new-service-pe-sip", add(new Service(voice, Scheduler.RR, Set.of(), false, sip)));
    }

    @Test
    void editAndDeleteService() {
        Granularity host = Granularity.host(AddressFamily.INET);
        sameAs("ipvs-edit-service-sched", edit(Service.plain(FIRST, Scheduler.WRR)));
        sameAs("ipvs-edit-service-missing", edit(Service.plain(tcp("10.0.0.9", 80), Scheduler.RR)));
        sameAs(
                "ipvs-edit-service-persist",
                edit(new Service(FIRST, Scheduler.WRR, Set.of(), false, Persistence.of(120, host))));
        sameAs("ipvs-del-service", delete(tcp("10.0.0.3", 80)));
        sameAs("ipvs-del-service-missing", delete(tcp("10.0.0.3", 80)));
        sameAs("ipvs-del-service-fwmark", delete(mark(AddressFamily.INET)));
    }

    @Test
    void timeoutsAndSyncDaemons() throws UnknownHostException {
        sameRequest("ipvs-get-config", IPVSADM.getConfig());
        sameRequest("ipvs-set-config", IPVSADM.setConfig(new ConnectionTimeouts(901, 121, 301)));
        SyncDaemon.Transport transport = new SyncDaemon.Transport(1400, 8849, 2, InetAddress.getByName("224.0.0.82"));
        sameRequest(
                "ipvs-new-daemon-backup-full",
                IPVSADM.startDaemon(new SyncDaemon(SyncDaemon.Role.BACKUP, "d0", 51, transport)));
        SyncDaemon six = new SyncDaemon(
                SyncDaemon.Role.MASTER, "d0", 51, new SyncDaemon.Transport(0, 0, 0, InetAddress.getByName("ff02::81")));
        sameRequest("ipvs-new-daemon-v6", IPVSADM.startDaemon(six));
        sameRequest("ipvs-get-daemon", IPVSADM.dumpDaemons());
    }

    private static void sameRequest(String vector, Request request) {
        assertEquals(Vectors.requests(vector), List.of(Vectors.hex(request)), vector);
    }

    @Test
    void newDestinationInEveryVariant() {
        sameAs("ipvs-new-dest-nat", add(FIRST, nat("10.2.0.11", 8080, 3)));
        sameAs("ipvs-new-dest-exists", add(FIRST, nat("10.2.0.11", 8080, 3)));
        sameAs("ipvs-new-dest-noservice", add(tcp("10.0.0.9", 80), nat("10.2.0.11", 80, 1)));
        Destination limited = new Destination(at("10.2.0.12", 8080), Forwarding.NAT, 1, 100, 50);
        sameAs("ipvs-new-dest-nat-thresholds", add(FIRST, limited));
        sameAs("ipvs-new-dest-v6", add(tcp("fd01::100", 443), nat("fd02::11", 8443, 1)));
        sameAs("ipvs-new-dest-dr", add(SECOND, Destination.of(at("10.2.0.11", 443), Forwarding.DIRECT, 1)));
        sameAs(
                "ipvs-new-dest-fwmark",
                add(mark(AddressFamily.INET), Destination.of(at("10.2.0.11", 0), Forwarding.DIRECT, 1)));
    }

    @Test
    void newDestinationWithEveryTunnel() {
        sameAs("ipvs-new-dest-tun-ipip", tunnel("10.2.0.12", Tunnel.IPIP));
        sameAs("ipvs-new-dest-tun-v6", tunnel("fd02::11", Tunnel.IPIP));
        sameAs("ipvs-new-dest-tun-gue", tunnel("10.2.0.13", gue(Tunnel.Checksum.NONE)));
        sameAs("ipvs-new-dest-tun-gue-csum", tunnel("10.2.0.14", gue(Tunnel.Checksum.CHECKSUM)));
        sameAs("ipvs-new-dest-tun-gue-remcsum", tunnel("10.2.0.15", gue(Tunnel.Checksum.REMOTE_OFFLOAD)));
        sameAs("ipvs-new-dest-tun-gre", tunnel("10.2.0.16", new Tunnel(Tunnel.Type.GRE, 0, Tunnel.Checksum.CHECKSUM)));
    }

    @Test
    void editAndDeleteDestination() {
        Service first = Service.plain(FIRST, Scheduler.RR);
        Destination quiesced = nat("10.2.0.11", 8080, 0);
        sameAs("ipvs-edit-dest-weight0", new Change.EditDestination(first, quiesced, ""));
        sameAs("ipvs-edit-dest-missing", new Change.EditDestination(first, nat("10.2.0.99", 8080, 0), ""));
        Destination gone = Destination.of(at("10.2.0.12", 8080), Forwarding.DIRECT, 1);
        sameAs("ipvs-del-dest", new Change.DeleteDestination(first, gone, ""));
        Destination missing = Destination.of(at("10.2.0.99", 8080), Forwarding.DIRECT, 1);
        sameAs("ipvs-del-dest-missing", new Change.DeleteDestination(first, missing, ""));
    }

    @Test
    void requestsWithoutAChange() {
        assertEquals(Vectors.requests("ipvs-flush"), List.of(Vectors.hex(IPVSADM.flush())));
        assertEquals(Vectors.requests("ipvs-get-info"), List.of(Vectors.hex(IPVSADM.info())));
        assertEquals(Vectors.requests("ipvs-zero-all"), List.of(Vectors.hex(IPVSADM.zero())));
        assertEquals(Vectors.requests("ipvs-zero-service"), List.of(Vectors.hex(IPVSADM.zero(FIRST))));
        assertEquals(Vectors.requests("ipvs-list-empty"), List.of(Vectors.hex(IPVSADM.dumpServices())));
        assertEquals(Vectors.requests("ipvs-list-one").get(1), Vectors.hex(IPVSADM.dumpDestinations(FIRST)));
        IpvsRequest theirs =
                decoded(Vectors.asRequest(Vectors.requests("ipvs-list-one").get(0)));
        assertEquals(theirs, decoded(IPVSADM.getService(FIRST)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seq-ipvs-basic",
                "seq-ipvs-inhibit",
                "seq-ipvs-kinds",
                "seq-ipvs-quorum",
                "seq-ipvs-quorum-inhibit"
            })
    void everyChangeThatKeepalivedSendsIsUnderstoodAndSentAlike(String story) {
        List<String> theirs = new ArrayList<>();
        List<String> ours = new ArrayList<>();
        for (String hex : Vectors.requests(story)) {
            Request request = Vectors.asRequest(hex);
            if (KernelSide.decode(request) instanceof Decoded.Value<IpvsRequest> decoded
                    && decoded.value().service() != null) {
                theirs.add(hex);
                ours.add(Vectors.hex(KEEPALIVED.of(change(decoded.value()))));
            }
        }

        assertTrue(theirs.size() > 10, "only " + theirs.size() + " changes");
        assertEquals(theirs, ours);
    }

    private static IpvsRequest decoded(Request request) {
        if (KernelSide.decode(request) instanceof Decoded.Value<IpvsRequest> value) {
            return value.value();
        }
        throw new AssertionError(request);
    }

    private static Change change(IpvsRequest request) {
        Service service = request.service();
        Destination destination = request.destination();
        if (service == null) {
            throw new IllegalArgumentException("no service in " + request);
        }
        if (destination == null) {
            return switch (request.command()) {
                case NEW_SERVICE -> new Change.AddService(service, "");
                case SET_SERVICE -> new Change.EditService(service, "");
                default -> new Change.DeleteService(service, "");
            };
        }
        return switch (request.command()) {
            case NEW_DEST -> new Change.AddDestination(service, destination, "");
            case SET_DEST -> new Change.EditDestination(service, destination, "");
            default -> new Change.DeleteDestination(service, destination, "");
        };
    }

    private static void sameAs(String vector, Change change) {
        assertEquals(Vectors.requests(vector), List.of(Vectors.hex(IPVSADM.of(change))), vector);
    }

    private static Change add(Service service) {
        return new Change.AddService(service, "");
    }

    private static Change edit(Service service) {
        return new Change.EditService(service, "");
    }

    private static Change delete(ServiceKey key) {
        return new Change.DeleteService(Service.plain(key, Scheduler.RR), "");
    }

    private static Change add(ServiceKey service, Destination destination) {
        return new Change.AddDestination(Service.plain(service, Scheduler.RR), destination, "");
    }

    private static Change tunnel(String address, Tunnel tunnel) {
        Forwarding forwarding = new Forwarding(ForwardingMethod.TUNNEL, tunnel);
        DestinationKey key = at(address, 443);
        return add(SECOND, Destination.of(key, forwarding, 1));
    }

    private static Tunnel gue(Tunnel.Checksum checksum) {
        return new Tunnel(Tunnel.Type.GUE, 6080, checksum);
    }

    private static ServiceKey key(TransportProtocol protocol, int port) {
        return new ServiceKey.Endpoint(protocol, address("10.0.0.1"), port);
    }

    private static ServiceKey mark(AddressFamily family) {
        return new ServiceKey.FirewallMark(family, 1000);
    }

    private static Service onePacket(ServiceKey key) {
        return new Service(key, Scheduler.WLC, Set.of(), true, Persistence.none(key.family()));
    }

    private static Service flagged(String address, Scheduler scheduler, Set<SchedulerFlag> flags) {
        return new Service(tcp(address, 80), scheduler, flags, false, Persistence.none(AddressFamily.INET));
    }

    private static Service persistent(ServiceKey key, Persistence persistence) {
        return new Service(key, Scheduler.WLC, Set.of(), false, persistence);
    }
}

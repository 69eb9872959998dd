package io.vipward.ipvs.kernel;

import static io.vipward.ipvs.table.Tables.address;
import static io.vipward.ipvs.table.Tables.at;
import static io.vipward.ipvs.table.Tables.nat;
import static io.vipward.ipvs.table.Tables.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.ipvs.fake.FakeIpvs;
import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Change;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.Difference;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Ownership;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.Tables;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.ipvs.table.Tunnel;
import io.vipward.netlink.channel.NetlinkSocket;
import io.vipward.netlink.channel.Protocol;
import io.vipward.netlink.fake.FakeKernel;
import io.vipward.netlink.linux.Errno;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real kernel's table, read back with ipvsadm. */
@Tag("lab")
class IpvsKernelLabIT {
    private static final Granularity HOST = Granularity.host(AddressFamily.INET);

    /** What a table shall look like to {@code ipvsadm -Sn}. */
    private record Variant(Service service, List<Destination> destinations, String saved) {}

    @Test
    void everyVariantIsSavedByIpvsadmAsItWasMeantAndDumpedAsItWasMade() throws Exception {
        List<Variant> variants = new ArrayList<>(services());
        variants.addAll(destinations());
        for (Variant variant : variants) {
            IpvsTable table = IpvsTable.of(IpvsTable.Entry.of(variant.service(), variant.destinations()));

            String saved = inKernel(kernel -> {
                assertEquals(List.of(), apply(kernel, IpvsTable.EMPTY, table).failures(), variant.saved());
                assertEquals(table, dump(kernel).table());
                assertEquals(List.of(), dump(kernel).faults());
                return Namespace.run("ipvsadm", "-Sn");
            });

            assertEquals(variant.saved(), saved);
        }
    }

    @Test
    void whatIpvsadmRestoresIsDumpedAndNeedsNoChange() throws Exception {
        for (Variant variant : services()) {
            IpvsTable table = IpvsTable.of(IpvsTable.Entry.of(variant.service(), variant.destinations()));

            IpvsTable dumped = inKernel(kernel -> {
                Namespace.feed(variant.saved(), "ipvsadm", "-R");
                return dump(kernel).table();
            });

            assertEquals(List.of(), Difference.between(dumped, table, Ownership.NONE), variant.saved());
        }
    }

    @Test
    void everySchedulerOfThisKernelIsAccepted() throws Exception {
        for (Scheduler scheduler : EnumSet.complementOf(EnumSet.of(Scheduler.TWOS, Scheduler.NONE))) {
            Service service = Service.plain(tcp("10.9.0.100", 80), scheduler);

            String saved = inKernel(kernel -> {
                kernel.apply(List.of(new Change.AddService(service, "")));
                return Namespace.run("ipvsadm", "-Sn");
            });

            assertEquals("-A -t 10.9.0.100:80 -s " + scheduler.kernelName() + "\n", saved);
        }
    }

    @Test
    void editsAndDeletionsReachTheKernel() throws Exception {
        Service before = Service.plain(tcp("10.9.0.100", 80), Scheduler.RR);
        Service after = new Service(
                before.key(),
                Scheduler.WLC,
                Set.of(),
                false,
                Persistence.of(300, Granularity.ofPrefix(AddressFamily.INET, 24)));
        IpvsTable first = IpvsTable.of(IpvsTable.Entry.of(
                before, List.of(nat("10.1.0.1", 80, 1), nat("10.1.0.2", 80, 1), nat("10.1.0.3", 80, 1))));
        IpvsTable second = IpvsTable.of(IpvsTable.Entry.of(
                after,
                List.of(
                        Destination.of(at("10.1.0.2", 80), Forwarding.DIRECT, 7),
                        nat("10.1.0.3", 80, 0),
                        nat("10.1.0.4", 80, 2))));
        Ownership ours =
                new Ownership(Set.of(before.key()), java.util.Map.of(before.key(), Set.of(at("10.1.0.1", 80))));

        String saved = inKernel(kernel -> {
            apply(kernel, IpvsTable.EMPTY, first);
            kernel.apply(Difference.between(dump(kernel).table(), second, ours));
            String edited = Namespace.run("ipvsadm", "-Sn");
            kernel.apply(Difference.between(dump(kernel).table(), IpvsTable.EMPTY, ours));
            return edited + Namespace.run("ipvsadm", "-Sn");
        });

        assertEquals("""
                -A -t 10.9.0.100:80 -s wlc -p 300 -M 255.255.255.0
                -a -t 10.9.0.100:80 -r 10.1.0.2:80 -g -w 7
                -a -t 10.9.0.100:80 -r 10.1.0.3:80 -m -w 0
                -a -t 10.9.0.100:80 -r 10.1.0.4:80 -m -w 2
                """, saved);
    }

    @Test
    void refusalsAreTiedToTheirChanges() throws Exception {
        Service web = Service.plain(tcp("10.9.0.100", 80), Scheduler.RR);
        Change unknownScheduler = new Change.AddService(Service.plain(tcp("10.9.0.101", 80), Scheduler.TWOS), "");
        Change mixed = new Change.AddDestination(web, nat("fd02::1", 80, 1), "");
        Change upsideDown =
                new Change.AddDestination(web, new Destination(at("10.1.0.2", 80), Forwarding.NAT, 1, 5, 10), "");

        ApplyResult result = inKernel(kernel -> {
            kernel.dump();
            return kernel.apply(List.of(
                    unknownScheduler,
                    new Change.AddService(web, ""),
                    mixed,
                    upsideDown,
                    new Change.AddDestination(web, nat("10.1.0.1", 80, 1), "")));
        });

        assertEquals(
                new ApplyResult.Applied(
                        List.of(
                                new ApplyResult.Failure(unknownScheduler, Errno.ENOENT, Errno.ENOENT.text()),
                                new ApplyResult.Failure(mixed, Errno.EINVAL, Errno.EINVAL.text()),
                                new ApplyResult.Failure(upsideDown, Errno.ERANGE, Errno.ERANGE.text())),
                        false),
                result);
    }

    @Test
    void theFakeKernelAnswersAsTheRealOneDoes() throws Exception {
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                changes.addAll(randomChange(random));
            }
            FakeIpvs fake = new FakeIpvs();
            IpvsKernel fakeKernel = new IpvsKernel(new FakeKernel(fake));
            List<ApplyResult> expected = new ArrayList<>();
            for (Change change : changes) {
                expected.add(fakeKernel.apply(List.of(change)));
            }

            List<ApplyResult> actual = new ArrayList<>();
            IpvsTable table = inKernel(kernel -> {
                for (Change change : changes) {
                    actual.add(kernel.apply(List.of(change)));
                }
                return dump(kernel).table();
            });

            assertEquals(expected, actual, "seed " + seed);
            assertEquals(fake.table(), table, "seed " + seed);
        }
    }

    @Test
    void tenThousandDestinationsAreOneBatchAndOneDump() throws Exception {
        Service web = Service.plain(tcp("10.9.0.100", 80), Scheduler.WLC);
        List<Destination> destinations = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            destinations.add(nat("10.2." + (i >> 8) + "." + (i & 0xff), 80, 1));
        }
        destinations.set(0, nat("10.3.0.1", 80, 1));
        IpvsTable table = IpvsTable.of(IpvsTable.Entry.of(web, destinations));

        long[] nanos = inKernel(kernel -> {
            long start = System.nanoTime();
            assertEquals(List.of(), apply(kernel, IpvsTable.EMPTY, table).failures());
            long loaded = System.nanoTime();
            IpvsTable dumped = dump(kernel).table();
            long listed = System.nanoTime();
            assertEquals(table, dumped);
            kernel.flush();
            assertEquals(IpvsTable.EMPTY, dump(kernel).table());
            return new long[] {loaded - start, listed - loaded};
        });

        System.out.printf(
                "10,000 destinations: loaded in %d ms, dumped in %d ms%n", nanos[0] / 1_000_000, nanos[1] / 1_000_000);
        assertTrue(nanos[0] < 30_000_000_000L, "loading took " + nanos[0] + " ns");
    }

    private static List<Variant> services() {
        ServiceKey web = tcp("10.9.0.100", 80);
        ServiceKey web6 = tcp("fd01::100", 443);
        ServiceKey dns = new ServiceKey.Endpoint(TransportProtocol.UDP, address("10.9.0.100"), 53);
        ServiceKey diameter = new ServiceKey.Endpoint(TransportProtocol.SCTP, address("10.9.0.100"), 3868);
        ServiceKey mark = new ServiceKey.FirewallMark(AddressFamily.INET, 1000);
        ServiceKey mark6 = new ServiceKey.FirewallMark(AddressFamily.INET6, 1001);
        Set<SchedulerFlag> two = EnumSet.of(SchedulerFlag.FLAG_1, SchedulerFlag.FLAG_2);
        Persistence none = Persistence.none(AddressFamily.INET);
        return List.of(
                plain(web, "-A -t 10.9.0.100:80 -s rr\n"),
                plain(web6, "-A -t [fd01::100]:443 -s rr\n"),
                plain(diameter, "-A --sctp-service 10.9.0.100:3868 -s rr\n"),
                plain(mark, "-A -f 1000 -s rr\n"),
                plain(mark6, "-A -f 1001 -6 -s rr\n"),
                only(new Service(dns, Scheduler.WLC, Set.of(), true, none), "-A -u 10.9.0.100:53 -s wlc -o\n"),
                only(
                        new Service(web, Scheduler.SH, two, false, none),
                        "-A -t 10.9.0.100:80 -s sh -b sh-fallback,sh-port\n"),
                only(
                        new Service(web, Scheduler.MH, two, false, none),
                        "-A -t 10.9.0.100:80 -s mh -b mh-fallback,mh-port\n"),
                only(
                        new Service(web, Scheduler.RR, EnumSet.allOf(SchedulerFlag.class), false, none),
                        "-A -t 10.9.0.100:80 -s rr -b flag-1,flag-2,flag-3\n"),
                only(persistent(web, Persistence.of(300, HOST)), "-A -t 10.9.0.100:80 -s rr -p 300\n"),
                only(
                        persistent(web, Persistence.of(360, Granularity.ofPrefix(AddressFamily.INET, 24))),
                        "-A -t 10.9.0.100:80 -s rr -p 360 -M 255.255.255.0\n"),
                only(
                        persistent(web6, Persistence.of(360, Granularity.ofPrefix(AddressFamily.INET6, 64))),
                        "-A -t [fd01::100]:443 -s rr -p 360 -M 64\n"),
                only(
                        persistent(dns, new Persistence(true, 60, HOST, "sip")),
                        "-A -u 10.9.0.100:53 -s rr -p 60 --pe sip\n"));
    }

    private static List<Variant> destinations() {
        String prefix = "-A -t 10.9.0.100:80 -s rr\n-a -t 10.9.0.100:80 -r ";
        return List.of(
                with(nat("10.1.0.1", 8080, 3), prefix + "10.1.0.1:8080 -m -w 3\n"),
                with(nat("10.1.0.1", 8080, 0), prefix + "10.1.0.1:8080 -m -w 0\n"),
                // ipvsadm 1.31 leaves thresholds out of what it saves; the dump has them.
                with(new Destination(at("10.1.0.1", 80), Forwarding.NAT, 1, 100, 50), prefix + "10.1.0.1:80 -m -w 1\n"),
                with(Destination.of(at("10.1.0.1", 80), Forwarding.DIRECT, 1), prefix + "10.1.0.1:80 -g -w 1\n"),
                with(tunnel("10.1.0.1", Tunnel.IPIP), prefix + "10.1.0.1:80 -i -w 1 --tun-type ipip\n"),
                with(tunnel("fd02::11", Tunnel.IPIP), prefix + "[fd02::11]:80 -i -w 1 --tun-type ipip\n"),
                with(
                        tunnel("10.1.0.1", new Tunnel(Tunnel.Type.GUE, 6080, Tunnel.Checksum.NONE)),
                        prefix + "10.1.0.1:80 -i -w 1 --tun-type gue --tun-port 6080 --tun-nocsum\n"),
                with(
                        tunnel("10.1.0.1", new Tunnel(Tunnel.Type.GUE, 6080, Tunnel.Checksum.CHECKSUM)),
                        prefix + "10.1.0.1:80 -i -w 1 --tun-type gue --tun-port 6080 --tun-csum\n"),
                with(
                        tunnel("10.1.0.1", new Tunnel(Tunnel.Type.GUE, 6080, Tunnel.Checksum.REMOTE_OFFLOAD)),
                        prefix + "10.1.0.1:80 -i -w 1 --tun-type gue --tun-port 6080 --tun-remcsum\n"),
                with(
                        tunnel("10.1.0.1", new Tunnel(Tunnel.Type.GRE, 0, Tunnel.Checksum.CHECKSUM)),
                        prefix + "10.1.0.1:80 -i -w 1 --tun-type gre --tun-csum\n"));
    }

    private static Variant plain(ServiceKey key, String saved) {
        return only(Service.plain(key, Scheduler.RR), saved);
    }

    private static Variant only(Service service, String saved) {
        return new Variant(service, List.of(), saved);
    }

    private static Variant with(Destination destination, String saved) {
        return new Variant(Service.plain(tcp("10.9.0.100", 80), Scheduler.RR), List.of(destination), saved);
    }

    private static Service persistent(ServiceKey key, Persistence persistence) {
        return new Service(key, Scheduler.RR, Set.of(), false, persistence);
    }

    private static Destination tunnel(String literal, Tunnel tunnel) {
        return Destination.of(at(literal, 80), new Forwarding(ForwardingMethod.TUNNEL, tunnel), 1);
    }

    private static List<Change> randomChange(Random random) {
        List<Change> changes = new ArrayList<>();
        for (IpvsTable.Entry entry : Tables.random(random).entries().values()) {
            Service service = entry.service();
            changes.add(
                    switch (random.nextInt(4)) {
                        case 0, 1 -> new Change.AddService(service, "");
                        case 2 -> new Change.EditService(service, "");
                        default -> new Change.DeleteService(service, "");
                    });
            for (Destination destination : entry.destinations().values()) {
                changes.add(
                        switch (random.nextInt(4)) {
                            case 0, 1 -> new Change.AddDestination(service, destination, "");
                            case 2 -> new Change.EditDestination(service, destination, "");
                            default -> new Change.DeleteDestination(service, destination, "");
                        });
            }
        }
        return changes;
    }

    private interface Body<T> {
        T run(IpvsKernel kernel) throws Exception;
    }

    private static <T> T inKernel(Body<T> body) throws Exception {
        return Namespace.call(() -> {
            try (NetlinkSocket socket = NetlinkSocket.open(Protocol.GENERIC)) {
                return body.run(new IpvsKernel(socket));
            }
        });
    }

    private static ApplyResult.Applied apply(IpvsKernel kernel, IpvsTable from, IpvsTable to) {
        return (ApplyResult.Applied) kernel.apply(Difference.between(from, to, Ownership.NONE));
    }

    private static IpvsListing dump(IpvsKernel kernel) {
        if (kernel.dump() instanceof DumpResult.Dumped dumped) {
            return dumped.listing();
        }
        throw new AssertionError("no table");
    }
}

package io.vipward.ipvs.table;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Literal and random tables for tests. */
public final class Tables {
    private Tables() {}

    public static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    public static ServiceKey.Endpoint tcp(String address, int port) {
        return new ServiceKey.Endpoint(TransportProtocol.TCP, address(address), port);
    }

    public static DestinationKey at(String address, int port) {
        return new DestinationKey(address(address), port);
    }

    public static Destination nat(String address, int port, int weight) {
        return Destination.of(at(address, port), Forwarding.NAT, weight);
    }

    /** Keys come from small pools, so that two random tables overlap. */
    public static IpvsTable random(Random random) {
        List<IpvsTable.Entry> entries = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Service service = randomService(random);
            List<Destination> destinations = new ArrayList<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                destinations.add(randomDestination(random, service.key().family()));
            }
            entries.add(IpvsTable.Entry.of(service, destinations));
        }
        return IpvsTable.of(entries);
    }

    public static Service randomService(Random random) {
        ServiceKey key = randomKey(random);
        Set<SchedulerFlag> flags = EnumSet.noneOf(SchedulerFlag.class);
        for (SchedulerFlag flag : SchedulerFlag.values()) {
            if (random.nextInt(4) == 0) {
                flags.add(flag);
            }
        }
        Persistence persistence = Persistence.none(key.family());
        if (random.nextInt(3) == 0) {
            int prefix = 1 + random.nextInt(key.family().hostPrefix());
            String engine = random.nextInt(3) == 0 ? "sip" : "";
            persistence =
                    new Persistence(true, 1 + random.nextInt(1000), Granularity.ofPrefix(key.family(), prefix), engine);
        }
        Scheduler[] schedulers = {Scheduler.RR, Scheduler.WLC, Scheduler.SH, Scheduler.MH};
        Scheduler scheduler = pick(random, schedulers);
        return new Service(key, scheduler, flags, random.nextInt(4) == 0, persistence);
    }

    private static ServiceKey randomKey(Random random) {
        int number = random.nextInt(3);
        TransportProtocol protocol = pick(random, TransportProtocol.values());
        return switch (random.nextInt(3)) {
            case 0 -> new ServiceKey.Endpoint(protocol, address("10.9.0." + number), 80 + number);
            case 1 -> new ServiceKey.Endpoint(protocol, address("fd01::" + number), 80 + number);
            default -> new ServiceKey.FirewallMark(pick(random, AddressFamily.values()), 1 + number);
        };
    }

    private static Destination randomDestination(Random random, AddressFamily family) {
        String net = family == AddressFamily.INET ? "10.1.0." : "fd02::";
        Forwarding[] kinds = {
            Forwarding.NAT,
            Forwarding.DIRECT,
            Forwarding.TUNNEL,
            new Forwarding(ForwardingMethod.TUNNEL, new Tunnel(Tunnel.Type.GUE, 6080, Tunnel.Checksum.CHECKSUM)),
            new Forwarding(ForwardingMethod.TUNNEL, new Tunnel(Tunnel.Type.GRE, 0, Tunnel.Checksum.NONE))
        };
        long upper = random.nextInt(3) * 100L;
        long lower = upper == 0 ? 0 : random.nextInt((int) upper);
        DestinationKey key = at(net + (1 + random.nextInt(5)), 80);
        return new Destination(key, pick(random, kinds), random.nextInt(3), upper, lower);
    }

    private static <T> T pick(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}

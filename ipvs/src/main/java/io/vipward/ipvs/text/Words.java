package io.vipward.ipvs.text;

import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.netlink.wire.AddressText;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Words and orders that both forms share. */
final class Words {
    private Words() {}

    /** {@code 10.0.0.1:80} or {@code [fd00::1]:80}. */
    static String place(InetAddress address, int port) {
        String text = AddressText.of(address);
        return (address instanceof Inet4Address ? text : "[" + text + "]") + ":" + port;
    }

    static String place(DestinationKey key) {
        return place(key.address(), key.port());
    }

    /** The names of a service's flags, separated by commas. */
    static String flags(Service service) {
        return Arrays.stream(SchedulerFlag.values())
                .filter(service.schedulerFlags()::contains)
                .map(flag -> flag(service.scheduler(), flag))
                .collect(Collectors.joining(","));
    }

    private static String flag(Scheduler scheduler, SchedulerFlag flag) {
        boolean hashes = scheduler == Scheduler.SH || scheduler == Scheduler.MH;
        if (hashes && flag == SchedulerFlag.FLAG_1) {
            return scheduler.kernelName() + "-fallback";
        }
        if (hashes && flag == SchedulerFlag.FLAG_2) {
            return scheduler.kernelName() + "-port";
        }
        return flag.text();
    }

    /** Whether the granularity has to be told: a single host is what everybody assumes. */
    static boolean hasGranularity(Persistence persistence) {
        return !persistence.granularity().isHost();
    }

    /** ipvsadm's: addresses before marks, IPv4 before IPv6, then by protocol, address and port. */
    static final Comparator<Service> SERVICES = Comparator.<Service>comparingLong(service -> mark(service.key()))
            .thenComparing(service -> service.key().family())
            .thenComparing(Service::key, Words::compareEndpoints);

    /** ipvsadm's: IPv4 before IPv6, then by address and port. */
    static final Comparator<DestinationKey> DESTINATIONS = Comparator.comparing(DestinationKey::family)
            .thenComparing(DestinationKey::address, Words::compareAddresses)
            .thenComparingInt(DestinationKey::port);

    private static long mark(ServiceKey key) {
        return key instanceof ServiceKey.FirewallMark mark ? mark.mark() : 0;
    }

    private static int compareEndpoints(ServiceKey left, ServiceKey right) {
        if (!(left instanceof ServiceKey.Endpoint one && right instanceof ServiceKey.Endpoint other)) {
            return 0;
        }
        int byProtocol =
                Integer.compare(one.protocol().number(), other.protocol().number());
        if (byProtocol != 0) {
            return byProtocol;
        }
        int byAddress = compareAddresses(one.address(), other.address());
        return byAddress != 0 ? byAddress : Integer.compare(one.port(), other.port());
    }

    /** ipvsadm subtracts words of 32 bits: what is more than half of all addresses ahead counts as behind. */
    private static int compareAddresses(InetAddress left, InetAddress right) {
        ByteBuffer one = ByteBuffer.wrap(left.getAddress());
        ByteBuffer other = ByteBuffer.wrap(right.getAddress());
        while (one.remaining() >= Integer.BYTES && other.remaining() >= Integer.BYTES) {
            int ahead = one.getInt() - other.getInt();
            if (ahead != 0) {
                return ahead;
            }
        }
        return 0;
    }

    /** In an order that goes round, as that of ipvsadm, only the same way of sorting (glibc's, by merging) gives the same. */
    static <T> List<T> sorted(List<T> values, Comparator<? super T> order) {
        if (values.size() < 2) {
            return values;
        }
        int half = values.size() / 2;
        List<T> left = sorted(values.subList(0, half), order);
        List<T> right = sorted(values.subList(half, values.size()), order);
        List<T> merged = new ArrayList<>(values.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            merged.add(order.compare(left.get(i), right.get(j)) <= 0 ? left.get(i++) : right.get(j++));
        }
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }
}

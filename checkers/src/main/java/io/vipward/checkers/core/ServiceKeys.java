package io.vipward.checkers.core;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.VirtualServerGroup;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kernel's services of a virtual server. */
final class ServiceKeys {
    private ServiceKeys() {}

    /** @param group what the address names, null for none: then there are no services */
    static List<ServiceKey> of(ServiceAddress address, @Nullable VirtualServerGroup group) {
        if (address instanceof ServiceAddress.Endpoint endpoint) {
            return List.of(new ServiceKey.Endpoint(protocol(endpoint.protocol()), endpoint.address(), endpoint.port()));
        }
        if (address instanceof ServiceAddress.Mark mark) {
            return List.of(new ServiceKey.FirewallMark(family(mark.family()), mark.mark()));
        }
        return group == null ? List.of() : ofGroup((ServiceAddress.Group) address, group);
    }

    private static List<ServiceKey> ofGroup(ServiceAddress.Group address, VirtualServerGroup group) {
        Set<ServiceKey> keys = new LinkedHashSet<>();
        for (VirtualServerGroup.Entry entry : group.entries()) {
            if (entry instanceof VirtualServerGroup.Addresses addresses) {
                for (InetAddress each : range(addresses)) {
                    keys.add(new ServiceKey.Endpoint(protocol(address.protocol()), each, addresses.port()));
                }
            } else if (entry instanceof VirtualServerGroup.Mark mark) {
                ServiceAddress.Family own = mark.family() == null ? address.family() : mark.family();
                keys.add(new ServiceKey.FirewallMark(own == null ? AddressFamily.INET : family(own), mark.mark()));
            }
        }
        return new ArrayList<>(keys);
    }

    /** The language limits how many addresses a range may have. */
    private static List<InetAddress> range(VirtualServerGroup.Addresses addresses) {
        List<InetAddress> all = new ArrayList<>();
        int length = addresses.first().getAddress().length;
        BigInteger last = new BigInteger(1, addresses.last().getAddress());
        for (BigInteger each = new BigInteger(1, addresses.first().getAddress());
                each.compareTo(last) <= 0;
                each = each.add(BigInteger.ONE)) {
            all.add(address(each, length));
        }
        return all;
    }

    private static InetAddress address(BigInteger number, int length) {
        byte[] digits = number.toByteArray();
        byte[] bytes = new byte[length];
        int used = Math.min(digits.length, length);
        System.arraycopy(digits, digits.length - used, bytes, length - used, used);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static AddressFamily family(ServiceAddress.Family family) {
        return switch (family) {
            case INET -> AddressFamily.INET;
            case INET6 -> AddressFamily.INET6;
        };
    }

    private static TransportProtocol protocol(ServiceAddress.Protocol protocol) {
        return switch (protocol) {
            case TCP -> TransportProtocol.TCP;
            case UDP -> TransportProtocol.UDP;
            case SCTP -> TransportProtocol.SCTP;
        };
    }
}

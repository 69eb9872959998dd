package io.vipward.parser.dump;

import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VirtualServerGroup;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The destinations of each service, as {@code ipvsadm -Ln} writes both. */
final class IpvsTable {
    private static final int FULL_PREFIX = 32;

    private final Map<String, Set<String>> services = new TreeMap<>();

    private IpvsTable() {}

    /** Service to its possible destinations: those that may have been removed by their checkers are among them. */
    static Map<String, Set<String>> of(Balancing balancing) {
        IpvsTable table = new IpvsTable();
        for (VirtualServer server : balancing.virtualServers()) {
            for (String address : addresses(server, balancing.groups())) {
                Set<String> destinations =
                        table.services.computeIfAbsent(address + flags(server.service()), key -> new LinkedHashSet<>());
                server.realServers().forEach(real -> add(real, destinations));
                SorryServer sorry = server.sorryServer();
                if (sorry != null) {
                    destinations.add(destination(sorry.address(), sorry.port(), sorry.method(), 1));
                    destinations.add(destination(sorry.address(), sorry.port(), sorry.method(), 0));
                }
            }
        }
        return table.services;
    }

    private static void add(RealServer real, Set<String> destinations) {
        ForwardingMethod method = real.settings().method();
        destinations.add(
                destination(real.address(), real.port(), method, real.settings().weight()));
        if (real.settings().inhibitOnFailure()) {
            destinations.add(destination(real.address(), real.port(), method, 0));
        }
    }

    /** The same of a dump. */
    static Map<String, Set<String>> of(DumpFile dump) {
        IpvsTable table = new IpvsTable();
        Set<String> destinations = new LinkedHashSet<>();
        List<String> lines = new ArrayList<>();
        dump.section(DumpFile.IPVS, "").forEach(node -> flatten(node, lines));
        for (String line : lines) {
            String[] words = line.split(" +", -1);
            if (words[0].matches("TCP|UDP|SCTP|FWM")) {
                destinations = table.services.computeIfAbsent(
                        canonical(String.join(" ", words)), key -> new LinkedHashSet<>());
            } else if (words[0].equals("->") && !words[1].startsWith("RemoteAddress")) {
                destinations.add(canonical(words[1]) + " " + words[2] + " " + words[3]);
            }
        }
        return table.services;
    }

    private static void flatten(DumpNode node, List<String> lines) {
        lines.add(node.text());
        node.children().forEach(child -> flatten(child, lines));
    }

    private static List<String> addresses(VirtualServer server, List<VirtualServerGroup> groups) {
        List<String> addresses = new ArrayList<>();
        if (server.address() instanceof ServiceAddress.Endpoint endpoint) {
            addresses.add(endpoint.protocol() + " " + endpoint(endpoint.address(), endpoint.port()));
        } else if (server.address() instanceof ServiceAddress.Mark mark) {
            addresses.add(mark(mark.mark(), mark.family()));
        } else if (server.address() instanceof ServiceAddress.Group group) {
            for (VirtualServerGroup each : groups) {
                if (each.name().equals(group.name())) {
                    each.entries().forEach(entry -> entry(entry, group, addresses));
                }
            }
        }
        return addresses;
    }

    private static void entry(VirtualServerGroup.Entry entry, ServiceAddress.Group group, List<String> addresses) {
        if (entry instanceof VirtualServerGroup.Mark mark) {
            addresses.add(mark(mark.mark(), mark.family() == null ? group.family() : mark.family()));
        } else if (entry instanceof VirtualServerGroup.Addresses range) {
            BigInteger last = new BigInteger(1, range.last().getAddress());
            for (BigInteger at = new BigInteger(1, range.first().getAddress());
                    at.compareTo(last) <= 0;
                    at = at.add(BigInteger.ONE)) {
                addresses.add(group.protocol() + " " + endpoint(address(at, range.first()), range.port()));
            }
        }
    }

    private static InetAddress address(BigInteger number, InetAddress like) {
        byte[] bytes = new byte[like.getAddress().length];
        byte[] digits = number.toByteArray();
        for (int i = 0; i < Math.min(bytes.length, digits.length); i++) {
            bytes[bytes.length - 1 - i] = digits[digits.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mark(long mark, ServiceAddress.Family family) {
        return "FWM " + mark + (family == ServiceAddress.Family.INET6 ? " IPv6" : "");
    }

    private static String flags(ServiceSettings settings) {
        StringBuilder flags = new StringBuilder(" ").append(settings.scheduler());
        if (settings.onePacket()) {
            flags.append(" ops");
        }
        if (settings.persistenceSeconds() > 0) {
            flags.append(" persistent ").append(settings.persistenceSeconds());
            int prefix = settings.persistenceGranularity();
            if (prefix < FULL_PREFIX) {
                flags.append(" mask ").append(mask(prefix));
            }
        }
        if (settings.persistenceEngine() != null) {
            flags.append(" pe ").append(settings.persistenceEngine());
        }
        return flags.toString();
    }

    private static String mask(int prefix) {
        return address(
                        BigInteger.valueOf((-1L << (FULL_PREFIX - prefix)) & 0xffff_ffffL),
                        InetAddress.getLoopbackAddress())
                .getHostAddress();
    }

    private static String destination(InetAddress address, int port, ForwardingMethod method, int weight) {
        String forward = switch (method) {
            case NAT -> "Masq";
            case TUN -> "Tunnel";
            case DR -> "Route";
        };
        return endpoint(address, port) + " " + forward + " " + weight;
    }

    private static String endpoint(InetAddress address, int port) {
        String text = address.getHostAddress();
        return (text.contains(":") ? "[" + text + "]:" : text + ":") + port;
    }

    private static String canonical(String line) {
        int open = line.indexOf('[');
        int close = line.indexOf(']');
        return open < 0
                ? line
                : line.substring(0, open + 1)
                        + DumpText.canonical(line.substring(open + 1, close))
                        + line.substring(close);
    }
}

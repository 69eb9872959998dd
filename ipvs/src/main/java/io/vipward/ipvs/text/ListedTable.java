package io.vipward.ipvs.text;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A table as {@code ipvsadm -Ln} lists it. */
public final class ListedTable {
    /** In the place of method, weight and connections. */
    private static final String MISSING = "-       -      -          -         ";

    private ListedTable() {}

    /**
     * The whole listing with its head.
     *
     * @param version of the kernel's IPVS, such as {@code 1.2.1}
     * @param rows of the table of connections
     */
    public static String text(IpvsListing listing, String version, int rows) {
        return text(listing, version, rows, Remarks.NONE);
    }

    /** The same with remarks behind the lines, and with a line for each destination that is missing. */
    public static String text(IpvsListing listing, String version, int rows, Remarks remarks) {
        StringBuilder text = new StringBuilder();
        text.append("IP Virtual Server version ").append(version);
        text.append(" (size=").append(rows).append(")\n");
        text.append("Prot LocalAddress:Port Scheduler Flags\n");
        text.append("  -> RemoteAddress:Port           Forward Weight ActiveConn InActConn\n");
        Comparator<IpvsListing.Entry> order =
                Comparator.comparing(entry -> entry.service().service(), Words.SERVICES);
        for (IpvsListing.Entry entry : Words.sorted(listing.services(), order)) {
            ServiceKey service = entry.service().service().key();
            append(text, entry.service().service());
            end(text, remarks.of(service));
            List<DestinationListing> destinations = Words.sorted(
                    entry.destinations(),
                    Comparator.comparing(listed -> listed.destination().key(), Words.DESTINATIONS));
            Set<DestinationKey> there = new HashSet<>();
            for (DestinationListing listed : destinations) {
                append(text, listed);
                end(text, remarks.of(service, listed.destination()));
                there.add(listed.destination().key());
            }
            for (DestinationKey missing : Words.sorted(remarks.missing(service, there), Words.DESTINATIONS)) {
                text.append(String.format(Locale.ROOT, "  -> %-28s %s", Words.place(missing), MISSING));
                end(text, remarks.ofMissing(service, missing));
            }
        }
        return text.toString();
    }

    private static void end(StringBuilder text, String remark) {
        text.append(remark.isEmpty() ? "\n" : " # " + remark + "\n");
    }

    private static void append(StringBuilder text, Service service) {
        text.append(name(service.key())).append(' ').append(service.scheduler().kernelName());
        String flags = Words.flags(service);
        if (!flags.isEmpty()) {
            text.append(" (").append(flags).append(')');
        }
        Persistence persistence = service.persistence();
        if (persistence.enabled()) {
            text.append(" persistent ").append(persistence.timeoutSeconds());
            if (Words.hasGranularity(persistence)) {
                text.append(" mask ").append(persistence.granularity().text());
            }
        }
        if (!persistence.engine().isEmpty()) {
            text.append(" pe ").append(persistence.engine());
        }
        if (service.onePacket()) {
            text.append(" ops");
        }
    }

    private static String name(ServiceKey key) {
        if (key instanceof ServiceKey.FirewallMark mark) {
            return "FWM  " + mark.mark() + (mark.family() == AddressFamily.INET6 ? " IPv6" : "");
        }
        ServiceKey.Endpoint endpoint = (ServiceKey.Endpoint) key;
        return String.format(Locale.ROOT, "%-4s ", endpoint.protocol())
                + Words.place(endpoint.address(), endpoint.port());
    }

    private static void append(StringBuilder text, DestinationListing listed) {
        text.append(String.format(
                Locale.ROOT,
                "  -> %-28s %-7s %-6d %-10d %-10d",
                Words.place(listed.destination().key()),
                method(listed.destination().forwarding().method()),
                listed.destination().weight(),
                listed.connections().active(),
                listed.connections().inactive()));
    }

    private static String method(ForwardingMethod method) {
        return switch (method) {
            case NAT -> "Masq";
            case LOCAL -> "Local";
            case TUNNEL -> "Tunnel";
            case DIRECT -> "Route";
            case BYPASS -> "Bypass";
        };
    }
}

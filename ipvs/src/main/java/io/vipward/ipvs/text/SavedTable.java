package io.vipward.ipvs.text;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.IpvsTable;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.Tunnel;
import java.util.Comparator;
import java.util.List;

/** A table as {@code ipvsadm -Sn} writes it: one command a line, in the order of ipvsadm. */
public final class SavedTable {
    private SavedTable() {}

    /**
     * The lines. As with ipvsadm, thresholds are added only where asked for: it does not write them at all.
     *
     * @param thresholds write {@code -x} and {@code -y}, which ipvsadm reads but does not write
     */
    public static String text(IpvsTable table, boolean thresholds) {
        StringBuilder text = new StringBuilder();
        List<IpvsTable.Entry> entries = Words.sorted(
                List.copyOf(table.entries().values()), Comparator.comparing(IpvsTable.Entry::service, Words.SERVICES));
        for (IpvsTable.Entry entry : entries) {
            append(text, entry.service());
            List<Destination> destinations = Words.sorted(
                    List.copyOf(entry.destinations().values()),
                    Comparator.comparing(Destination::key, Words.DESTINATIONS));
            for (Destination destination : destinations) {
                append(text, entry.service().key(), destination, thresholds);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Service service) {
        text.append("-A ").append(name(service.key()));
        text.append(" -s ").append(service.scheduler().kernelName());
        Persistence persistence = service.persistence();
        if (persistence.enabled()) {
            text.append(" -p ").append(persistence.timeoutSeconds());
            if (Words.hasGranularity(persistence)) {
                text.append(" -M ").append(persistence.granularity().text());
            }
        }
        if (!persistence.engine().isEmpty()) {
            text.append(" --pe ").append(persistence.engine());
        }
        if (service.onePacket()) {
            text.append(" -o");
        }
        String flags = Words.flags(service);
        if (!flags.isEmpty()) {
            text.append(" -b ").append(flags);
        }
        text.append('\n');
    }

    private static void append(StringBuilder text, ServiceKey service, Destination destination, boolean thresholds) {
        text.append("-a ").append(name(service)).append(" -r ").append(Words.place(destination.key()));
        text.append(' ').append(method(destination.forwarding().method()));
        text.append(" -w ").append(destination.weight());
        if (thresholds && destination.upperThreshold() != 0) {
            text.append(" -x ").append(destination.upperThreshold());
        }
        if (thresholds && destination.lowerThreshold() != 0) {
            text.append(" -y ").append(destination.lowerThreshold());
        }
        text.append(tunnel(destination.forwarding())).append('\n');
    }

    private static String name(ServiceKey key) {
        if (key instanceof ServiceKey.FirewallMark mark) {
            boolean six = mark.family() == AddressFamily.INET6;
            return "-f " + mark.mark() + (six ? " -6" : "");
        }
        ServiceKey.Endpoint endpoint = (ServiceKey.Endpoint) key;
        String option = switch (endpoint.protocol()) {
            case TCP -> "-t ";
            case UDP -> "-u ";
            case SCTP -> "--sctp-service ";
        };
        return option + Words.place(endpoint.address(), endpoint.port());
    }

    /** What the kernel does by itself, and nobody can ask for, reads like what was asked for. */
    private static String method(ForwardingMethod method) {
        return switch (method) {
            case NAT -> "-m";
            case TUNNEL -> "-i";
            case DIRECT, LOCAL, BYPASS -> "-g";
        };
    }

    private static String tunnel(Forwarding forwarding) {
        if (forwarding.method() != ForwardingMethod.TUNNEL) {
            return "";
        }
        Tunnel tunnel = forwarding.tunnel();
        String checksum = switch (tunnel.checksum()) {
            case NONE -> " --tun-nocsum";
            case CHECKSUM -> " --tun-csum";
            case REMOTE_OFFLOAD -> " --tun-remcsum";
        };
        return switch (tunnel.type()) {
            case IPIP -> " --tun-type ipip";
            case GUE -> " --tun-type gue --tun-port " + tunnel.port() + checksum;
            case GRE -> " --tun-type gre" + checksum;
        };
    }
}

package io.vipward.daemon.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.DestinationListing;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.IpvsListing;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.Traffic;
import io.vipward.ipvs.text.Remarks;
import io.vipward.netlink.wire.AddressText;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kernel's table of virtual services as JSON, with its counters; in the kernel's order. */
public final class IpvsJson {
    private IpvsJson() {}

    public static String text(IpvsListing listing, Remarks remarks) {
        return JsonText.of(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("services");
            for (IpvsListing.Entry entry : listing.services()) {
                write(out, entry, remarks);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, IpvsListing.Entry entry, Remarks remarks) throws IOException {
        Service service = entry.service().service();
        out.writeStartObject();
        write(out, service.key());
        remark(out, remarks.of(service.key()));
        out.writeStringField("scheduler", service.scheduler().kernelName());
        out.writeArrayFieldStart("schedulerFlags");
        for (SchedulerFlag flag : SchedulerFlag.values()) {
            if (service.schedulerFlags().contains(flag)) {
                out.writeString(flag.text());
            }
        }
        out.writeEndArray();
        out.writeBooleanField("onePacket", service.onePacket());
        Persistence persistence = service.persistence();
        if (persistence.enabled()) {
            out.writeObjectFieldStart("persistence");
            out.writeNumberField("timeoutSeconds", persistence.timeoutSeconds());
            out.writeStringField("granularity", persistence.granularity().text());
            out.writeStringField("engine", persistence.engine());
            out.writeEndObject();
        }
        write(out, "total", entry.service().counters().total());
        write(out, "perSecond", entry.service().counters().perSecond());
        out.writeArrayFieldStart("destinations");
        Set<DestinationKey> there = new HashSet<>();
        for (DestinationListing destination : entry.destinations()) {
            write(out, destination, remarks.of(service.key(), destination.destination()));
            there.add(destination.destination().key());
        }
        out.writeEndArray();
        List<DestinationKey> missing = remarks.missing(service.key(), there);
        if (!missing.isEmpty()) {
            out.writeArrayFieldStart("missing");
            for (DestinationKey key : missing) {
                out.writeStartObject();
                write(out, key);
                remark(out, remarks.ofMissing(service.key(), key));
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, DestinationKey key) throws IOException {
        out.writeStringField("address", AddressText.of(key.address()));
        out.writeNumberField("port", key.port());
    }

    private static void remark(JsonGenerator out, String text) throws IOException {
        if (!text.isEmpty()) {
            out.writeStringField("remark", text);
        }
    }

    private static void write(JsonGenerator out, ServiceKey key) throws IOException {
        if (key instanceof ServiceKey.Endpoint endpoint) {
            out.writeStringField("protocol", endpoint.protocol().text());
            out.writeStringField("address", AddressText.of(endpoint.address()));
            out.writeNumberField("port", endpoint.port());
        } else if (key instanceof ServiceKey.FirewallMark mark) {
            out.writeNumberField("firewallMark", mark.mark());
            out.writeStringField("family", mark.family() == AddressFamily.INET6 ? "inet6" : "inet");
        }
    }

    private static void write(JsonGenerator out, DestinationListing listed, String remark) throws IOException {
        Destination destination = listed.destination();
        out.writeStartObject();
        write(out, destination.key());
        remark(out, remark);
        ForwardingMethod method = destination.forwarding().method();
        out.writeStringField("method", method.name().toLowerCase(Locale.ROOT));
        if (method == ForwardingMethod.TUNNEL) {
            out.writeObjectFieldStart("tunnel");
            out.writeStringField(
                    "type", destination.forwarding().tunnel().type().name().toLowerCase(Locale.ROOT));
            out.writeNumberField("port", destination.forwarding().tunnel().port());
            out.writeStringField(
                    "checksum",
                    destination.forwarding().tunnel().checksum().name().toLowerCase(Locale.ROOT));
            out.writeEndObject();
        }
        out.writeNumberField("weight", destination.weight());
        out.writeNumberField("upperThreshold", destination.upperThreshold());
        out.writeNumberField("lowerThreshold", destination.lowerThreshold());
        out.writeNumberField("activeConnections", listed.connections().active());
        out.writeNumberField("inactiveConnections", listed.connections().inactive());
        out.writeNumberField("persistentConnections", listed.connections().persistent());
        write(out, "total", listed.counters().total());
        write(out, "perSecond", listed.counters().perSecond());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, Traffic traffic) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeNumberField("connections", traffic.connections());
        out.writeNumberField("inPackets", traffic.inPackets());
        out.writeNumberField("outPackets", traffic.outPackets());
        out.writeNumberField("inBytes", traffic.inBytes());
        out.writeNumberField("outBytes", traffic.outBytes());
        out.writeEndObject();
    }
}

package io.vipward.ipvs.wire;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The SERVICE nest (linux/ip_vs.h, IPVS_SVC_ATTR_*). Attributes are written in the order of both reference tools:
 *
 * <pre>
 *  AF u16 | PROTOCOL u16, ADDR 16 bytes, PORT u16 network  (or FWMARK u32) | SCHED_NAME | [PE_NAME]
 *  | FLAGS u32 flags, u32 mask | TIMEOUT u32 | NETMASK u32 (IPv4: network order; IPv6: prefix length, host order)
 * </pre>
 */
final class ServiceCodec {
    private static final int EVERY_FLAG = -1;
    private static final int ADDRESS_BYTES = 16;

    private ServiceCodec() {}

    static void encode(MessageWriter writer, Service service) {
        int nest = writer.beginNest(Attributes.CMD_SERVICE | AttributeReader.NESTED);
        key(writer, service.key());
        content(writer, service, service.scheduler().kernelName(), service.flagBits());
        writer.endNest(nest);
    }

    /** As the kernel lists it: with a flag of its own. */
    static void encodeListed(MessageWriter writer, Service service, int kernelFlags) {
        int nest = writer.beginNest(Attributes.CMD_SERVICE);
        key(writer, service.key());
        content(writer, service, service.scheduler().kernelName(), service.flagBits() | kernelFlags);
        writer.endNest(nest);
    }

    /** The key alone, which is all that the kernel looks at where a service is only named. */
    static void encodeKey(MessageWriter writer, ServiceKey key) {
        int nest = writer.beginNest(Attributes.CMD_SERVICE | AttributeReader.NESTED);
        key(writer, key);
        writer.endNest(nest);
    }

    /** The key with fields that mean nothing beside it: no scheduler, no flags, no persistence. */
    static void encodePaddedKey(MessageWriter writer, ServiceKey key) {
        int nest = writer.beginNest(Attributes.CMD_SERVICE | AttributeReader.NESTED);
        key(writer, key);
        content(writer, Service.plain(key, Scheduler.NONE), "", 0);
        writer.endNest(nest);
    }

    private static void key(MessageWriter writer, ServiceKey key) {
        writer.attributeU16(Attributes.SVC_AF, key.family().number());
        if (key instanceof ServiceKey.Endpoint endpoint) {
            writer.attributeU16(Attributes.SVC_PROTOCOL, endpoint.protocol().number());
            writer.attributeBytes(Attributes.SVC_ADDR, Addresses.padded(endpoint.address()));
            writer.attributeU16be(Attributes.SVC_PORT, endpoint.port());
        } else if (key instanceof ServiceKey.FirewallMark mark) {
            writer.attributeU32(Attributes.SVC_FWMARK, mark.mark());
        }
    }

    private static void content(MessageWriter writer, Service service, String scheduler, int flags) {
        Persistence persistence = service.persistence();
        writer.attributeString(Attributes.SVC_SCHED_NAME, scheduler);
        if (!persistence.engine().isEmpty()) {
            writer.attributeString(Attributes.SVC_PE_NAME, persistence.engine());
        }
        MessageWriter flagWords = new MessageWriter().u32(flags).i32(EVERY_FLAG);
        writer.attributeBytes(Attributes.SVC_FLAGS, flagWords.toByteArray());
        writer.attributeU32(Attributes.SVC_TIMEOUT, persistence.timeoutSeconds());
        Granularity granularity = persistence.granularity();
        if (granularity.family() == AddressFamily.INET) {
            writer.attributeU32be(Attributes.SVC_NETMASK, granularity.bits() & 0xffff_ffffL);
        } else {
            writer.attributeU32(Attributes.SVC_NETMASK, granularity.bits());
        }
    }

    /** Attributes of one SERVICE nest as they came, before anybody judged them. */
    static final class Raw {
        int family;
        int protocol;
        byte @Nullable [] address;
        int port;
        long mark;
        String scheduler = "";
        String engine = "";
        int flags;
        long timeoutSeconds;
        int maskHostOrder;
        int maskNetworkOrder;
        CountersCodec counters = new CountersCodec();
    }

    /** Reads a nest; what is malformed shows in the reader's fault. */
    static Raw read(AttributeReader service) {
        Raw raw = new Raw();
        while (service.next()) {
            switch (service.type()) {
                case Attributes.SVC_AF -> raw.family = service.u16();
                case Attributes.SVC_PROTOCOL -> raw.protocol = service.u16();
                case Attributes.SVC_ADDR -> raw.address = service.bytes();
                case Attributes.SVC_PORT -> raw.port = service.u16be();
                case Attributes.SVC_FWMARK -> raw.mark = service.u32();
                case Attributes.SVC_SCHED_NAME -> raw.scheduler = service.string();
                case Attributes.SVC_PE_NAME -> raw.engine = service.string();
                case Attributes.SVC_FLAGS -> raw.flags = service.i32();
                case Attributes.SVC_TIMEOUT -> raw.timeoutSeconds = service.u32();
                case Attributes.SVC_NETMASK -> {
                    raw.maskHostOrder = service.i32();
                    raw.maskNetworkOrder = service.i32be();
                }
                case Attributes.SVC_STATS -> raw.counters.read32(service.nested());
                case Attributes.SVC_STATS64 -> raw.counters.read64(service.nested());
                default -> {} // newer kernels send more
            }
        }
        return raw;
    }

    static Decoded<ServiceKey> key(Raw raw) {
        Optional<AddressFamily> family = AddressFamily.byNumber(raw.family);
        if (family.isEmpty()) {
            return new Decoded.Malformed<>("service of address family " + raw.family);
        }
        if (raw.mark != 0) {
            return new Decoded.Value<>(new ServiceKey.FirewallMark(family.get(), raw.mark));
        }
        if (raw.address == null || raw.address.length < ADDRESS_BYTES) {
            return new Decoded.Malformed<>("service without an address of " + ADDRESS_BYTES + " bytes");
        }
        Optional<TransportProtocol> protocol = TransportProtocol.byNumber(raw.protocol);
        if (protocol.isEmpty()) {
            return new Decoded.Malformed<>("service of IP protocol " + raw.protocol);
        }
        return new Decoded.Value<>(
                new ServiceKey.Endpoint(protocol.get(), Addresses.of(family.get(), raw.address), raw.port));
    }

    static Decoded<Service> service(Raw raw) {
        Decoded<ServiceKey> decodedKey = key(raw);
        if (!(decodedKey instanceof Decoded.Value<ServiceKey> key)) {
            return new Decoded.Malformed<>(((Decoded.Malformed<ServiceKey>) decodedKey).fault());
        }
        Optional<Scheduler> scheduler = Scheduler.byName(raw.scheduler);
        if (scheduler.isEmpty()) {
            return new Decoded.Malformed<>(key.value().text() + " has the unknown scheduler " + raw.scheduler);
        }
        AddressFamily family = key.value().family();
        int bits = family == AddressFamily.INET ? raw.maskNetworkOrder : raw.maskHostOrder;
        if (bits == 0 || (family == AddressFamily.INET6 && (bits < 0 || bits > family.hostPrefix()))) {
            return new Decoded.Malformed<>(key.value().text() + " has the netmask " + bits);
        }
        if (raw.engine.length() > Persistence.ENGINE_MAX_CHARACTERS) {
            return new Decoded.Malformed<>(key.value().text() + " has a too long persistence engine name");
        }
        Persistence persistence = new Persistence(
                (raw.flags & Service.FLAG_PERSISTENT) != 0,
                raw.timeoutSeconds,
                new Granularity(family, bits),
                raw.engine);
        return new Decoded.Value<>(new Service(
                key.value(),
                scheduler.get(),
                SchedulerFlag.ofBits(raw.flags),
                (raw.flags & Service.FLAG_ONE_PACKET) != 0,
                persistence));
    }
}

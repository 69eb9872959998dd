package io.vipward.parser.dump;

import io.vipward.parser.model.Availability;
import io.vipward.parser.model.Balancing;
import io.vipward.parser.model.BfdCheck;
import io.vipward.parser.model.CheckDefaults;
import io.vipward.parser.model.FileCheck;
import io.vipward.parser.model.Forwarding;
import io.vipward.parser.model.ForwardingMethod;
import io.vipward.parser.model.RealServer;
import io.vipward.parser.model.ServiceAddress;
import io.vipward.parser.model.ServiceAddress.Family;
import io.vipward.parser.model.ServiceSettings;
import io.vipward.parser.model.SorryServer;
import io.vipward.parser.model.SslSettings;
import io.vipward.parser.model.VirtualServer;
import io.vipward.parser.model.VirtualServerGroup;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The load balancing of a configuration in the words of keepalived's dump: for each object its lines. The order of the
 * lines, and what changes while a daemon runs, does not matter.
 */
final class BalancingLines {
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS = 1_000_000;

    private final Map<String, List<String>> objects = new LinkedHashMap<>();
    private List<String> lines = new ArrayList<>();

    private BalancingLines() {}

    /** Lines by object; objects are numbered within each other. */
    static Map<String, List<String>> of(Balancing balancing) {
        BalancingLines text = new BalancingLines();
        text.ssl(balancing.ssl());
        balancing.groups().forEach(text::group);
        int number = 0;
        for (VirtualServer server : balancing.virtualServers()) {
            text.server(server, "VS" + ++number);
        }
        number = 0;
        for (VirtualServer server : balancing.virtualServers()) {
            for (RealServer real : server.realServers()) {
                number = CheckerLines.add(text, server, real, number);
            }
        }
        return text.objects;
    }

    void begin(String object) {
        lines = objects.computeIfAbsent(object, name -> new ArrayList<>());
    }

    void line(String key, Object value) {
        lines.add(key + " = " + value);
    }

    void word(String text) {
        lines.add(text);
    }

    private void ssl(@Nullable SslSettings ssl) {
        if (ssl != null) {
            begin("SSL");
            named("Password :", ssl.password());
            named("CA-file :", ssl.certificateAuthority());
            named("Certificate file :", ssl.certificate());
            named("Key file :", ssl.key());
        }
    }

    private void named(String key, @Nullable String value) {
        if (value != null) {
            word(key + " " + value);
        }
    }

    private void group(VirtualServerGroup group) {
        begin("group " + group.name());
        for (VirtualServerGroup.Entry entry : group.entries()) {
            if (entry instanceof VirtualServerGroup.Addresses range) {
                String first = text(range.first());
                boolean one = range.first().equals(range.last());
                line(
                        one ? "VIP" : "VIP Range",
                        (one ? first : first + "-" + text(range.last())) + ", VPORT = " + range.port());
            } else if (entry instanceof VirtualServerGroup.Mark mark) {
                line("FWMARK", mark.mark());
            }
        }
    }

    private void server(VirtualServer server, String name) {
        begin(name);
        address(server.address());
        service(server);
        checks(server.defaults().checks(), "delay_loop", "alpha");
        word("Inhibit on failure is " + onOff(server.defaults().inhibitOnFailure()));
        optional("VirtualHost", server.defaults().virtualHost());
        line("default forwarding method", forwarding(server.defaults().forwarding()));
        availability(server);
        int number = 0;
        for (RealServer real : server.realServers()) {
            real(real, name + " RS" + ++number);
        }
    }

    private void address(ServiceAddress address) {
        if (address instanceof ServiceAddress.Endpoint endpoint) {
            line("VS VIP", text(endpoint.address()) + ", VPORT = " + endpoint.port());
            line("Address family", endpoint.address() instanceof Inet6Address ? "inet6" : "inet");
            line("protocol", endpoint.protocol());
        } else if (address instanceof ServiceAddress.Mark mark) {
            line("VS FWMARK", mark.mark());
            line("Address family", family(mark.family()));
            line("protocol", "none");
        } else if (address instanceof ServiceAddress.Group group) {
            line("VS GROUP", "[" + group.name() + "]");
            if (group.family() != null) {
                line("Address family", family(group.family()));
            }
            line("protocol", group.protocol());
        }
    }

    private static String family(Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    private void service(VirtualServer server) {
        ServiceSettings service = server.service();
        line("lvs_sched", service.scheduler());
        boolean hashing =
                service.scheduler().equals("sh") || service.scheduler().equals("mh");
        flag(hashing ? service.scheduler() + "-fallback" : "flag-1", service, 0x08);
        flag(hashing ? service.scheduler() + "-port" : "flag-2", service, 0x10);
        if (!hashing) {
            flag("flag-3", service, 0x20);
        }
        line("One packet scheduling", service.onePacket() ? "enabled" : "disabled");
        if (service.persistenceSeconds() > 0) {
            line("persistence timeout", service.persistenceSeconds());
        }
    }

    private void flag(String key, ServiceSettings service, int bit) {
        line(key, (service.schedulerFlags() & bit) == 0 ? "disabled" : "enabled");
    }

    private void availability(VirtualServer server) {
        Availability availability = server.availability();
        line(
                "quorum",
                availability.quorum().quorum() + ", hysteresis = "
                        + availability.quorum().hysteresis());
        if (availability.haSuspend()) {
            word("Using HA suspend");
        }
        word("omega is " + onOff(availability.reporting().omega()));
        line("Using smtp notification", yesNo(availability.reporting().smtpAlert()));
        snmpName(availability.reporting().snmpName());
        SorryServer sorry = availability.sorryServer();
        if (sorry != null) {
            line("sorry server", CheckerLines.label(server, sorry.address(), sorry.port()));
            line("sorry forwarding method", forwarding(sorry.forwarding()));
            word("sorry Inhibit on failure is " + onOff(sorry.inhibit()));
        }
    }

    private void real(RealServer real, String name) {
        begin(name);
        line(
                "RIP",
                text(real.address()) + ", RPORT = " + real.port() + ", WEIGHT = "
                        + real.settings().weight());
        line("forwarding method", forwarding(real.settings().forwarding()));
        checks(real.checks().defaults(), "Delay loop", "Alpha");
        line(
                "connection limit range",
                real.settings().upperThreshold() + " -> " + real.settings().lowerThreshold());
        word("Inhibit on failure is " + onOff(real.settings().inhibitOnFailure()));
        line("Using smtp notification", yesNo(real.reporting().smtpAlert()));
        snmpName(real.reporting().snmpName());
        optional("VirtualHost", real.checks().virtualHost());
        real.checkers().forEach(checker -> {
            if (checker instanceof FileCheck file) {
                word(file.trackFile() + ", weight " + file.weight() + (file.reverse() ? " reverse" : ""));
            } else if (checker instanceof BfdCheck bfd) {
                word(bfd.session());
            }
        });
    }

    private void checks(CheckDefaults checks, String delayLoop, String alpha) {
        line("connection timeout", seconds(checks.connectTimeoutNanos()));
        line(delayLoop, seconds(checks.delayLoopNanos()));
        word(alpha + " is " + onOff(checks.alpha()));
        if (checks.retry() != null) {
            line("Retry count", checks.retry());
        }
        if (checks.delayBeforeRetryNanos() != null) {
            line("Retry delay", seconds(checks.delayBeforeRetryNanos()));
        }
        if (checks.warmupNanos() != null) {
            line("Warmup", seconds(checks.warmupNanos()));
        }
    }

    private void snmpName(@Nullable String name) {
        if (name != null) {
            line("SNMP name", name);
        }
    }

    void optional(String key, @Nullable Object value) {
        if (value != null) {
            line(key, value);
        }
    }

    private static String forwarding(Forwarding forwarding) {
        String tunnel = forwarding.tunnel().type().name();
        return forwarding.method() == ForwardingMethod.TUN
                ? "TUN, type = " + tunnel
                : forwarding.method().name();
    }

    static String text(InetAddress address) {
        return address.getHostAddress();
    }

    static String yesNo(boolean on) {
        return on ? "yes" : "no";
    }

    private static String onOff(boolean on) {
        return on ? "ON" : "OFF";
    }

    static String seconds(long nanos) {
        long micros = nanos / NANOS_PER_MICRO;
        return String.format("%d.%06d", micros / MICROS, micros % MICROS);
    }
}

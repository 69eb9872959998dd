package io.vipward.ipvs.text;

import io.vipward.ipvs.table.AddressFamily;
import io.vipward.ipvs.table.Destination;
import io.vipward.ipvs.table.DestinationKey;
import io.vipward.ipvs.table.Forwarding;
import io.vipward.ipvs.table.ForwardingMethod;
import io.vipward.ipvs.table.Granularity;
import io.vipward.ipvs.table.Persistence;
import io.vipward.ipvs.table.Scheduler;
import io.vipward.ipvs.table.SchedulerFlag;
import io.vipward.ipvs.table.Service;
import io.vipward.ipvs.table.ServiceKey;
import io.vipward.ipvs.table.TransportProtocol;
import io.vipward.ipvs.table.Tunnel;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One line of a saved table: its options by their short names, which ipvsadm 1.31 has. */
final class SavedLine {
    private static final long DEFAULT_PERSISTENCE = 360;

    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("--add-service", "-A"),
            Map.entry("--add-server", "-a"),
            Map.entry("--tcp-service", "-t"),
            Map.entry("--udp-service", "-u"),
            Map.entry("--fwmark-service", "-f"),
            Map.entry("--ipv6", "-6"),
            Map.entry("--scheduler", "-s"),
            Map.entry("--persistent", "-p"),
            Map.entry("--netmask", "-M"),
            Map.entry("--ops", "-o"),
            Map.entry("--sched-flags", "-b"),
            Map.entry("--real-server", "-r"),
            Map.entry("--gatewaying", "-g"),
            Map.entry("--ipip", "-i"),
            Map.entry("--masquerading", "-m"),
            Map.entry("--weight", "-w"),
            Map.entry("--u-threshold", "-x"),
            Map.entry("--l-threshold", "-y"));
    private static final Set<String> WITHOUT_VALUE =
            Set.of("-A", "-a", "-6", "-o", "-g", "-i", "-m", "--tun-nocsum", "--tun-csum", "--tun-remcsum");
    private static final Set<String> WITH_VALUE = Set.of(
            "-t",
            "-u",
            "--sctp-service",
            "-f",
            "-s",
            "-p",
            "-M",
            "--pe",
            "-b",
            "-r",
            "-w",
            "-x",
            "-y",
            "--tun-type",
            "--tun-port");

    private final Map<String, String> options;

    private SavedLine(Map<String, String> options) {
        this.options = options;
    }

    /** What is wrong with a line, as the end of a sentence that began with its number. */
    static final class WrongException extends Exception {
        private static final long serialVersionUID = 1;

        WrongException(String message) {
            super(message);
        }
    }

    static SavedLine of(String line) throws WrongException {
        Map<String, String> options = new LinkedHashMap<>();
        String[] words = line.split("\\s+", -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            String option = LONG_NAMES.getOrDefault(word, word);
            String value = "";
            if (WITH_VALUE.contains(option)) {
                boolean given = i + 1 < words.length && !words[i + 1].startsWith("-");
                if (!given && !option.equals("-p")) {
                    throw new WrongException("the option " + word + " needs a value");
                }
                value = given ? words[++i] : Long.toString(DEFAULT_PERSISTENCE);
            } else if (!WITHOUT_VALUE.contains(option)) {
                throw new WrongException(word + " is not an option of a saved table");
            }
            if (options.put(option, value) != null) {
                throw new WrongException("the option " + word + " is there twice");
            }
        }
        if (options.containsKey("-A") == options.containsKey("-a")) {
            throw new WrongException("a line either adds a service with -A or a destination with -a");
        }
        return new SavedLine(options);
    }

    boolean addsService() {
        return options.containsKey("-A");
    }

    ServiceKey service() throws WrongException {
        String mark = options.get("-f");
        if (mark != null) {
            long number = number("firewall mark", mark, 1, 0xffff_ffffL);
            return new ServiceKey.FirewallMark(SavedTableReader.family(options.containsKey("-6")), number);
        }
        for (TransportProtocol protocol : TransportProtocol.values()) {
            String option = protocol == TransportProtocol.SCTP ? "--sctp-service" : "-" + protocol.option();
            String place = options.get(option);
            if (place != null) {
                DestinationKey key = Places.read(place);
                return new ServiceKey.Endpoint(protocol, key.address(), key.port());
            }
        }
        throw new WrongException("no service is named with -t, -u, --sctp-service or -f");
    }

    Service service(ServiceKey key) throws WrongException {
        String name = options.getOrDefault("-s", "wlc");
        Scheduler scheduler =
                Scheduler.byName(name).orElseThrow(() -> new WrongException("no scheduler is called " + name));
        String engine = options.getOrDefault("--pe", "");
        if (engine.length() > Persistence.ENGINE_MAX_CHARACTERS) {
            throw new WrongException("the persistence engine " + engine + " has more than 15 characters");
        }
        String persistent = options.get("-p");
        long seconds = persistent == null ? 0 : number("persistence time-out", persistent, 1, 0xffff_ffffL);
        Persistence persistence = new Persistence(persistent != null, seconds, granularity(key.family()), engine);
        return new Service(key, scheduler, flags(), options.containsKey("-o"), persistence);
    }

    private Granularity granularity(AddressFamily family) throws WrongException {
        String text = options.get("-M");
        if (text == null) {
            return Granularity.host(family);
        }
        if (family == AddressFamily.INET6) {
            return new Granularity(family, (int) number("netmask", text, 1, 128));
        }
        byte[] mask = Places.address(text).getAddress();
        int bits = mask.length == family.addressBytes() ? ByteBuffer.wrap(mask).getInt() : 0;
        if (bits == 0) {
            throw new WrongException("the netmask " + text + " is none");
        }
        return new Granularity(family, bits);
    }

    private Set<SchedulerFlag> flags() throws WrongException {
        Set<SchedulerFlag> flags = EnumSet.noneOf(SchedulerFlag.class);
        String given = options.get("-b");
        if (given != null) {
            for (String name : given.split(",", -1)) {
                flags.add(
                        switch (name) {
                            case "flag-1", "sh-fallback", "mh-fallback" -> SchedulerFlag.FLAG_1;
                            case "flag-2", "sh-port", "mh-port" -> SchedulerFlag.FLAG_2;
                            case "flag-3" -> SchedulerFlag.FLAG_3;
                            default -> throw new WrongException("no scheduler flag is called " + name);
                        });
            }
        }
        return flags;
    }

    Destination destination(ServiceKey service) throws WrongException {
        String place = options.get("-r");
        if (place == null) {
            throw new WrongException("no destination is named with -r");
        }
        DestinationKey key = Places.read(place);
        Forwarding forwarding = forwarding();
        if (key.family() != service.family() && forwarding.method() != ForwardingMethod.TUNNEL) {
            throw new WrongException("only a tunnel leads from " + service.text() + " to " + key.text());
        }
        long upper = number("upper threshold", options.getOrDefault("-x", "0"), 0, 0xffff_ffffL);
        long lower = number("lower threshold", options.getOrDefault("-y", "0"), 0, 0xffff_ffffL);
        if (lower > upper) {
            throw new WrongException("the lower threshold " + lower + " is above the upper one, " + upper);
        }
        int weight = (int) number("weight", options.getOrDefault("-w", "1"), 0, Integer.MAX_VALUE);
        return new Destination(key, forwarding, weight, upper, lower);
    }

    private Forwarding forwarding() throws WrongException {
        if (options.containsKey("-m")) {
            return Forwarding.NAT;
        }
        return options.containsKey("-i") ? new Forwarding(ForwardingMethod.TUNNEL, tunnel()) : Forwarding.DIRECT;
    }

    private Tunnel tunnel() throws WrongException {
        String type = options.getOrDefault("--tun-type", "ipip");
        Tunnel.Checksum checksum = Tunnel.Checksum.NONE;
        if (options.containsKey("--tun-csum")) {
            checksum = Tunnel.Checksum.CHECKSUM;
        } else if (options.containsKey("--tun-remcsum")) {
            checksum = Tunnel.Checksum.REMOTE_OFFLOAD;
        }
        return switch (type) {
            case "ipip" -> Tunnel.IPIP;
            case "gre" -> new Tunnel(Tunnel.Type.GRE, 0, checksum);
            case "gue" -> {
                String port = options.get("--tun-port");
                if (port == null) {
                    throw new WrongException("a tunnel of the type gue needs --tun-port");
                }
                yield new Tunnel(Tunnel.Type.GUE, (int) number("tunnel port", port, 1, 65_535), checksum);
            }
            default -> throw new WrongException("no type of tunnel is called " + type);
        };
    }

    static long number(String what, String text, long least, long largest) throws WrongException {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= largest) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw new WrongException("the " + what + " " + text + " is not a number");
        }
        throw new WrongException("the " + what + " " + text + " is not in " + least + ".." + largest);
    }
}

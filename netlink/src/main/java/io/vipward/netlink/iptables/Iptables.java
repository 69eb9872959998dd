package io.vipward.netlink.iptables;

import io.vipward.netlink.nftables.BlockedAddress;
import io.vipward.netlink.nftables.VmacLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The commands that block addresses and silence interfaces with a virtual MAC address. They are only said here, in the order in
 * which they are to be run; running them takes milliseconds each. A word is an argument, no shell is needed. Immutable, any
 * thread.
 */
public final class Iptables {
    private static final List<String> ICMPV6_OF_NEIGHBOURS = List.of("135", "136");
    private static final List<String> ICMPV6_OF_MLD = List.of("131", "143");
    private static final String NEIGHBOUR_ADVERTISEMENT = "136";

    private final IptablesOptions options;

    /** Says commands for these chains and sets. */
    public Iptables(IptablesOptions options) {
        this.options = options;
    }

    /**
     * True if iptables only stands in for nf_tables, so that nf_tables is better used itself.
     *
     * @param version what {@code iptables --version} writes
     */
    public static boolean isNftables(String version) {
        return version.toLowerCase(Locale.ROOT).contains("nf_tables");
    }

    /** Commands that fail if a chain does not exist, with the chain as the last word. */
    public List<List<String>> checks(boolean ipv6) {
        List<List<String>> commands = new ArrayList<>();
        commands.add(List.of(program(ipv6), "-w", "-n", "-L", options.input()));
        if (options.output() != null) {
            commands.add(List.of(program(ipv6), "-w", "-n", "-L", options.output()));
        }
        return commands;
    }

    /** Makes the sets of a family, if there are to be any, and the rules that refer to them. */
    public List<List<String>> start(boolean ipv6) {
        List<List<String>> commands = new ArrayList<>();
        IpsetNames sets = options.sets();
        if (sets != null) {
            commands.addAll(new IpsetCommands(sets).create(ipv6));
            commands.addAll(setRules("-A", sets, ipv6));
        }
        return commands;
    }

    /** Removes what {@link #start} made, with all that is in the sets. */
    public List<List<String>> stop(boolean ipv6) {
        List<List<String>> commands = new ArrayList<>();
        IpsetNames sets = options.sets();
        if (sets != null) {
            commands.addAll(setRules("-D", sets, ipv6));
            commands.addAll(new IpsetCommands(sets).destroy(ipv6));
        }
        return commands;
    }

    /** Blocks an address, before it is added. */
    public List<List<String>> block(BlockedAddress address) {
        IpsetNames sets = options.sets();
        return sets == null ? addressRules("-A", address) : new IpsetCommands(sets).address("add", address);
    }

    /** Blocks an address no longer, once it is removed. */
    public List<List<String>> unblock(BlockedAddress address) {
        IpsetNames sets = options.sets();
        return sets == null ? addressRules("-D", address) : new IpsetCommands(sets).address("del", address);
    }

    /** Silences an interface. */
    public List<List<String>> add(VmacLink vmac) {
        IpsetNames sets = options.sets();
        return sets == null ? vmacRules("-A", vmac) : new IpsetCommands(sets).vmac("add", vmac);
    }

    /** Silences an interface no longer. */
    public List<List<String>> remove(VmacLink vmac) {
        IpsetNames sets = options.sets();
        return sets == null ? vmacRules("-D", vmac) : new IpsetCommands(sets).vmac("del", vmac);
    }

    /** Neighbours must be able to find what is blocked; link-local addresses mean nothing without their interface. */
    private List<List<String>> addressRules(String operation, BlockedAddress address) {
        boolean linkLocal = address.linkLocal();
        String text = IpsetCommands.text(address.address());
        List<List<String>> commands = new ArrayList<>();
        if (options.output() != null) {
            List<String> match = linkLocal ? List.of("-s", text, "-o", address.linkName()) : List.of("-s", text);
            commands.addAll(blocking(operation, options.output(), address.ipv6(), match));
        }
        List<String> match = linkLocal ? List.of("-d", text, "-i", address.linkName()) : List.of("-d", text);
        commands.addAll(blocking(operation, options.input(), address.ipv6(), match));
        return commands;
    }

    private List<List<String>> setRules(String operation, IpsetNames sets, boolean ipv6) {
        List<List<String>> commands = new ArrayList<>();
        String global = ipv6 ? sets.ipv6() : sets.ipv4();
        String output = options.output();
        if (output != null) {
            commands.addAll(blocking(operation, output, ipv6, matching(global, "src")));
            if (ipv6) {
                commands.addAll(blocking(operation, output, true, matching(sets.ipv6OnLinks(), "src,dst")));
            }
            commands.addAll(setVmacRules(operation, output, sets, ipv6));
        }
        commands.addAll(blocking(operation, options.input(), ipv6, matching(global, "dst")));
        if (ipv6) {
            commands.addAll(blocking(operation, options.input(), true, matching(sets.ipv6OnLinks(), "dst,src")));
        }
        return commands;
    }

    private static List<List<String>> setVmacRules(String operation, String output, IpsetNames sets, boolean ipv6) {
        if (!ipv6) {
            return List.of(
                    rule(false, operation, output, List.of("-p", "igmp"), matching(sets.igmp(), "dst,dst"), "DROP"));
        }
        List<List<String>> commands = new ArrayList<>();
        for (String type : ICMPV6_OF_MLD) {
            commands.add(rule(true, operation, output, icmpv6(type), matching(sets.mld(), "dst,dst"), "DROP"));
        }
        List<String> advertised = matching(sets.neighbourDiscovery(), "src,dst");
        commands.add(rule(true, operation, output, icmpv6(NEIGHBOUR_ADVERTISEMENT), advertised, "DROP"));
        return commands;
    }

    private List<List<String>> vmacRules(String operation, VmacLink vmac) {
        String output = options.output();
        if (output == null) {
            return List.of();
        }
        List<String> link = List.of("-o", vmac.linkName());
        if (!vmac.ipv6()) {
            return List.of(rule(false, operation, output, List.of("-p", "igmp"), link, "DROP"));
        }
        List<List<String>> commands = new ArrayList<>();
        for (String type : ICMPV6_OF_MLD) {
            commands.add(rule(true, operation, output, icmpv6(type), link, "DROP"));
        }
        if (vmac.baseLinkLocal() != null) {
            String base = IpsetCommands.text(vmac.baseLinkLocal());
            List<String> advertised = List.of("-s", base, "-o", vmac.linkName());
            commands.add(rule(true, operation, output, icmpv6(NEIGHBOUR_ADVERTISEMENT), advertised, "DROP"));
        }
        return commands;
    }

    private static List<List<String>> blocking(String operation, String chain, boolean ipv6, List<String> match) {
        List<List<String>> commands = new ArrayList<>();
        if (ipv6) {
            for (String type : ICMPV6_OF_NEIGHBOURS) {
                commands.add(rule(true, operation, chain, icmpv6(type), match, "ACCEPT"));
            }
        }
        commands.add(rule(ipv6, operation, chain, List.of(), match, "DROP"));
        return commands;
    }

    private static List<String> icmpv6(String type) {
        return List.of("-p", "icmpv6", "--icmpv6-type", type);
    }

    private static List<String> matching(String set, String directions) {
        return List.of("-m", "set", "--match-set", set, directions);
    }

    private static List<String> rule(
            boolean ipv6, String operation, String chain, List<String> protocol, List<String> match, String target) {
        List<String> command = new ArrayList<>(List.of(program(ipv6), "-w", operation, chain));
        command.addAll(protocol);
        command.addAll(match);
        command.add("-j");
        command.add(target);
        return List.copyOf(command);
    }

    private static String program(boolean ipv6) {
        return ipv6 ? "ip6tables" : "iptables";
    }
}

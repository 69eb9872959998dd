package io.vipward.examples;

import io.vipward.examples.network.Director;
import io.vipward.examples.network.Lan;
import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A machine whose virtual routers have interfaces of their own, and what the programs of the system show of it. */
final class VmacMachine implements AutoCloseable {
    static final String IPV4 = "VI_4";
    static final String IPV6 = "VI_6";

    private static final String INSTANCE = """
            vrrp_instance %s {
                %s
                interface eth0
                virtual_router_id 51
                priority 200
                advert_int 1
                %s
                virtual_ipaddress {
                    %s
                }
            }
            """;
    private static final List<String> IPV4_SETTINGS =
            List.of("arp_ignore", "arp_filter", "accept_local", "rp_filter", "promote_secondaries");
    private static final List<String> IPV6_SETTINGS = List.of("disable_ipv6", "addr_gen_mode");

    final Lan lan = new Lan();
    final Node node;

    private final Path configuration;

    /**
     * A machine that is up.
     *
     * @param folder where its configuration is written before it is installed
     */
    VmacMachine(Path folder) {
        node = lan.boot("machine");
        plug("eth0", "lan", "192.0.2.1/24", 1);
        plug("eth1", "other", "198.51.100.1/24", 2);
        run("echo 1 >/proc/sys/net/ipv4/conf/all/rp_filter");
        configuration = folder.resolve("keepalived.conf");
    }

    private void plug(String networkInterface, String bridge, String address, int number) {
        lan.plug(node, networkInterface, bridge, address);
        run("ip link set " + networkInterface + " address 02:00:00:00:00:0" + number);
        // An address that is there at once, in the place of the one that the kernel still examines.
        run("ip -6 addr flush dev " + networkInterface);
        run("ip addr add fe80::" + number + "/64 dev " + networkInterface + " nodad");
    }

    /**
     * Both instances.
     *
     * @param global a keyword of {@code global_defs}, empty for none
     * @param lines of each instance, semicolons between them; {@code %s} for the family
     */
    static String text(String global, String lines) {
        String text = both(lines.replace(';', '\n'));
        return "global_defs {\n" + global + "\n}\n"
                + text.replaceFirst("%s", "4").replaceFirst("%s", "6");
    }

    /** An instance of version 2 and one of version 3 over IPv6, each with these lines. */
    static String both(String lines) {
        return INSTANCE.formatted(IPV4, "version 2", lines, "192.0.2.100/24")
                + INSTANCE.formatted(IPV6, "version 3", lines, "fe80::100\n2001:db8::100/64");
    }

    /** The one of version 2 alone. */
    static String one(String lines) {
        return INSTANCE.formatted(IPV4, "version 2", lines, "192.0.2.100/24");
    }

    Director start(Director.Kind kind, String text) throws Exception {
        return Director.start(node, kind, Files.writeString(configuration, text), "-P");
    }

    /** Waits until the daemon has gone over to another configuration. */
    void reload(Director director, String text) throws Exception {
        int before = director.log().end();
        node.install(Files.writeString(configuration, text), Director.CONFIGURATION);
        director.reload();
        director.log().awaitFrom(before, "Reload complete", Wait.seconds(10));
    }

    /** Interfaces with their addresses and settings, and the firewall's table of IPv4. */
    String state() {
        return String.join("\n", links()) + "\n" + settings() + "\n" + run("nft list ruleset ip");
    }

    /** All but what was there before any daemon, with the numbers of the interfaces. */
    String macvlans() {
        return run("ip -o link show type macvlan");
    }

    /** Settings of the interfaces and of all of them, and the firewall: what has to be as before afterwards. */
    String surroundings() {
        return macvlans() + settings() + run("nft list ruleset");
    }

    String run(String command) {
        return node.run("sh", "-c", command).text();
    }

    /** Waits until an address is on an interface. */
    void awaitAddress(String address, String networkInterface) {
        Wait.until(
                address + " on " + networkInterface,
                Wait.seconds(20),
                () -> run("ip -o addr show || true")
                        .lines()
                        .anyMatch(line -> line.contains(" " + networkInterface + " ") && line.contains(address)),
                () -> run("ip addr"));
    }

    @Override
    public void close() {
        lan.close();
    }

    /** Without their numbers, and what else depends on when they were made. */
    private List<String> links() {
        Stream<String> links = run("ip -d -o link show type macvlan")
                .lines()
                .map(line ->
                        line.replaceFirst("^\\d+: ", "").replaceAll("qlen \\d+|bcqueuelen .*?(?=addrgenmode)", ""));
        Stream<String> addresses = run("ip -o addr show scope global; ip -o -6 addr show scope link")
                .lines()
                .map(line -> line.replaceFirst("^\\d+: ", ""));
        return Stream.concat(links.sorted(), addresses.sorted()).toList();
    }

    /** What the kernel is told about each interface. */
    String settings() {
        List<String> paths = new ArrayList<>(List.of("/proc/sys/net/ipv4/igmp_link_local_mcast_reports"));
        for (String link : run("ls /proc/sys/net/ipv4/conf").split("\\s+", -1)) {
            IPV4_SETTINGS.forEach(setting -> paths.add("/proc/sys/net/ipv4/conf/" + link + "/" + setting));
            IPV6_SETTINGS.forEach(setting -> paths.add("/proc/sys/net/ipv6/conf/" + link + "/" + setting));
        }
        return run("grep -H . " + String.join(" ", paths) + " 2>/dev/null || true");
    }
}

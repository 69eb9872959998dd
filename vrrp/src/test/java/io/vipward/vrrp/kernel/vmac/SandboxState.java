package io.vipward.vrrp.kernel.vmac;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;

/** What the programs of the system show of a namespace in which the interfaces of {@link #CONFIGURATION} are. */
record SandboxState(Sandbox sandbox) {
    static final String CONFIGURATION = """
            vrrp_instance V1 {
                interface eth0
                virtual_router_id 51
                advert_int 200
                use_vmac
                virtual_ipaddress {
                    192.0.2.100/24
                }
                virtual_ipaddress_excluded {
                    2001:db8::100/64
                }
            }
            vrrp_instance V2 {
                interface eth0
                virtual_router_id 52
                advert_int 200
                use_vmac mine 02:aa:bb:cc:dd
                virtual_ipaddress {
                    192.0.2.101/24
                }
            }
            vrrp_instance V6 {
                interface eth0
                virtual_router_id 51
                advert_int 40
                use_vmac
                virtual_ipaddress {
                    fe80::100
                }
            }
            vrrp_instance V7 {
                interface eth1
                virtual_router_id 51
                advert_int 40
                use_vmac
                vmac_xmit_base
                virtual_ipaddress {
                    fe80::101
                }
            }
            """;
    static final int INSTANCES = 4;
    static final List<String> VMACS = List.of("vrrp.51", "mine", "vrrp6.51", "vrrp1.51");

    /** Everything in which 2.2.7 and 2.4.3 agree. */
    String all() throws Exception {
        StringBuilder state = new StringBuilder(String.join("\n", macvlans()));
        for (String name : VMACS) {
            state.append('\n').append(name);
            for (String line :
                    sandbox.run("ip -o addr show dev " + name).lines().toList()) {
                state.append('\n').append(line.replaceFirst("^[0-9]+: ", ""));
            }
            List<String> settings = new ArrayList<>(List.of("ipv4/arp_filter", "ipv4/accept_local", "ipv4/rp_filter"));
            settings.addAll(List.of("ipv4/promote_secondaries", "ipv6/disable_ipv6", "ipv6/addr_gen_mode"));
            if (name.equals("vrrp.51") || name.equals("mine")) {
                settings.add("ipv4/arp_ignore");
            }
            for (String setting : settings) {
                String[] parts = setting.split("/", -1);
                String path = "/proc/sys/net/" + parts[0] + "/conf/" + name + "/" + parts[1];
                state.append('\n')
                        .append(setting)
                        .append(' ')
                        .append(sandbox.run("cat " + path).strip());
            }
        }
        for (String base : List.of("eth0", "eth1")) {
            for (String setting : List.of("arp_ignore", "arp_filter", "rp_filter")) {
                String path = "/proc/sys/net/ipv4/conf/" + base + "/" + setting;
                state.append('\n')
                        .append(path)
                        .append(' ')
                        .append(sandbox.run("cat " + path).strip());
            }
        }
        // Elements are sorted by the numbers of interfaces, which are new for one that is made again.
        String table = sandbox.run("nft list table ip keepalived");
        assertFalse(table.isEmpty());
        return state.append('\n')
                .append(table.replaceAll("(?s)elements = \\{.*?}", "elements"))
                .append(elements(table))
                .toString();
    }

    private static List<String> elements(String table) {
        String inside = table.replaceFirst("(?s).*elements = \\{", "").replaceFirst("(?s)}.*", "");
        return List.of(inside.split(",", -1)).stream()
                .map(String::strip)
                .sorted()
                .toList();
    }

    /** Name, interface below, address, mode, who makes link-local addresses, whether it is up; by name. */
    List<String> macvlans() throws Exception {
        return sandbox.run("ip -d -o link show type macvlan")
                .lines()
                .map(line -> line.replaceFirst(
                        "^[0-9]+: ([^@]+)@([^:]+): <([^>]*)>.*link/ether (\\S+) .*macvlan mode (\\S+) .*"
                                + "addrgenmode (\\S+) .*",
                        "$1 $2 $4 $5 $6 $3"))
                .map(line -> line.replaceFirst("BROADCAST,MULTICAST,UP,LOWER_UP$", "UP"))
                .sorted()
                .toList();
    }

    String setting(String family, String link, String name) throws Exception {
        return sandbox.run("cat /proc/sys/net/" + family + "/conf/" + link + "/" + name)
                .strip();
    }

    String settingsOfBases() throws Exception {
        List<String> values = new ArrayList<>();
        for (String link : List.of("all", "default", "lo", "eth0", "eth1")) {
            for (String setting : List.of("arp_ignore", "arp_filter", "rp_filter")) {
                values.add(link + " " + setting + " " + setting("ipv4", link, setting));
            }
        }
        return String.join("\n", values);
    }
}

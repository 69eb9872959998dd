package io.vipward.examples.effect;

import java.util.ArrayList;
import java.util.List;

/** What the two routers of a story are configured for; the subject's priority is the higher one. */
enum Setup {
    V3_IPV4("version 3\nadvert_int 0.3", Family.V4),
    V3_IPV6("version 3\nadvert_int 0.3", Family.V6),
    AH("version 2\nadvert_int 1\nauthentication {\nauth_type AH\nauth_pass s3cret\n}", Family.V4),
    UNICAST_IPV4("version 3\nadvert_int 0.3\nunicast_src_ip %1$s\nunicast_peer {\n%2$s\n}", Family.V4),
    UNICAST_IPV6("version 3\nadvert_int 0.3\nunicast_src_ip %1$s\nunicast_peer {\n%2$s\n}", Family.V6),
    /** A member for each family, with routes, rules and a firewall. */
    GROUP("version 3\nadvert_int 0.3\nno_accept", Family.V4),
    BFD("version 3\nadvert_int 0.3", Family.V4);

    /** The subject's node and its peer's, and what is at stake between them. */
    private enum Family {
        V4(
                "192.0.2.",
                "192.0.2.100/24 192.0.2.101/32 192.0.2.102/32",
                "198.51.100.0/24 via 192.0.2.9 dev eth0 metric 5\nblackhole 198.51.101.0/24",
                "from 198.51.100.0/24 table 100 priority 5000"),
        V6(
                "2001:db8::",
                "fe80::100/64 2001:db8::100/64 2001:db8::101/128",
                "2001:db8:1::/48 via 2001:db8::9 dev eth0",
                "from 2001:db8:1::/48 table 100 priority 5001");

        private final String network;
        private final String addresses;
        private final String routes;
        private final String rules;

        Family(String network, String addresses, String routes, String rules) {
            this.network = network;
            this.addresses = addresses;
            this.routes = routes;
            this.rules = rules;
        }

        /** What an instance holds; after a reload the last address has gone, and another has come. */
        private List<String> addresses(boolean changed) {
            List<String> held = new ArrayList<>(List.of(addresses.split(" ")));
            if (changed) {
                held.set(held.size() - 1, this == V4 ? "192.0.2.103/32" : "2001:db8::103/128");
            }
            return held;
        }
    }

    private static final String GROUP_BLOCK = """
            vrrp_sync_group G {
                group {
                    VI_1
                    VI_2
                }
            }
            """;

    private final String options;
    private final Family family;

    Setup(String options, Family family) {
        this.options = options;
        this.family = family;
    }

    private List<Family> families() {
        return this == GROUP ? List.of(Family.V4, Family.V6) : List.of(family);
    }

    List<String> instances() {
        return this == GROUP ? List.of("VI_1", "VI_2") : List.of("VI_1");
    }

    /** The interface of a node whose loss the subject notices, on the node that is named. */
    String link() {
        return this == BFD ? "eth1" : "eth0";
    }

    /** Whether the subject's own link is lost; otherwise its peer's, which only BFD notices. */
    boolean losesOwnLink() {
        return this != BFD;
    }

    /** A configuration of the node with this number, 1 for the subject. */
    String configuration(int node, boolean changed) {
        StringBuilder text = new StringBuilder("global_defs {\nrouter_id effect\n}\n");
        if (this == GROUP) {
            text.append(GROUP_BLOCK);
        }
        if (this == BFD) {
            text.append("bfd_instance b {\nneighbor_ip 203.0.113.").append(3 - node);
            text.append("\nsource_ip 203.0.113.").append(node);
            text.append("\nmin_tx 300\nmin_rx 300\nidle_tx 500\nmultiplier 5\n}\n");
        }
        for (int i = 0; i < families().size(); i++) {
            text.append(instance(i, families().get(i), node, changed));
        }
        return text.toString();
    }

    private String instance(int index, Family family, int node, boolean changed) {
        String more = "";
        if (this == GROUP) {
            more = "virtual_routes {\n"
                    + (changed ? family.routes.lines().findFirst().orElseThrow() : family.routes)
                    + "\n}\nvirtual_rules {\n" + family.rules + "\n}\n";
        }
        if (this == BFD && node == 1) {
            more = "track_bfd {\nb\n}\n";
        }
        return """
                vrrp_instance VI_%d {
                state BACKUP
                interface eth0
                virtual_router_id %d
                priority %d
                %s
                virtual_ipaddress {
                %s
                }
                %s}
                """.formatted(
                        index + 1,
                        51 + index,
                        node == 1 ? 200 : 100,
                        options.formatted(family.network + node, family.network + (3 - node)),
                        String.join("\n", family.addresses(changed)),
                        more);
    }
}

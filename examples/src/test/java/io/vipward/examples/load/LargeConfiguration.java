package io.vipward.examples.load;

/** A configuration with as many instances as an interface can have, and as many real servers as asked for. */
final class LargeConfiguration {
    static final int INSTANCES = 254;

    private static final int SERVERS_OF_A_SERVICE = 100;
    /** keepalived ends itself after 10 ms of real time without a pause, which its start takes on a slow machine. */
    private static final String GLOBAL = """
            global_defs {
            router_id load
            vrrp_rt_priority 10
            vrrp_rlimit_rttime 10000000
            }
            """;

    private LargeConfiguration() {}

    /**
     * Text of it.
     *
     * @param priority of every instance
     * @param realServers a multiple of 100, at most 25,500
     */
    static String of(int priority, int realServers) {
        StringBuilder text = new StringBuilder(GLOBAL);
        for (int vrid = 1; vrid <= INSTANCES; vrid++) {
            text.append("""
                    vrrp_instance VI_%1$d {
                    version 3
                    state BACKUP
                    interface eth0
                    virtual_router_id %1$d
                    priority %2$d
                    advert_int 0.1
                    virtual_ipaddress {
                    198.51.100.%1$d/32
                    }
                    }
                    """.formatted(vrid, priority));
        }
        for (int service = 0; service < realServers / SERVERS_OF_A_SERVICE; service++) {
            text.append("""
                    virtual_server 203.0.113.%d 80 {
                    delay_loop 6
                    lb_algo rr
                    lb_kind NAT
                    protocol TCP
                    """.formatted(service + 1));
            for (int server = 1; server <= SERVERS_OF_A_SERVICE; server++) {
                text.append("""
                        real_server 127.1.%d.%d 80 {
                        weight 1
                        TCP_CHECK {
                        connect_timeout 3
                        }
                        }
                        """.formatted(service, server));
            }
            text.append("}\n");
        }
        return text.toString();
    }
}

package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What identifies a virtual server: which packets it is for. */
public sealed interface ServiceAddress {
    /**
     * One address.
     *
     * @param port 0..65535, 0 for any port of a persistent service
     */
    record Endpoint(InetAddress address, int port, Protocol protocol) implements ServiceAddress {}

    /**
     * {@code fwmark}: packets that the firewall has marked.
     *
     * @param mark 0..4294967295
     */
    record Mark(long mark, Family family) implements ServiceAddress {}

    /**
     * {@code group}: each entry of a group.
     *
     * @param name of a {@code virtual_server_group}, which need not exist: then there are no services
     * @param family of the real servers, null where only tunnels lead to them
     */
    record Group(String name, Protocol protocol, @Nullable Family family) implements ServiceAddress {}

    /** {@code inet} and {@code inet6}. */
    enum Family {
        INET,
        INET6
    }

    /** Transport protocols that IPVS balances, by their IP protocol number. */
    enum Protocol {
        TCP(6),
        UDP(17),
        SCTP(132);

        private final int number;

        Protocol(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }
    }
}

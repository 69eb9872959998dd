package io.vipward.parser.model;

import java.net.InetAddress;

/**
 * What identifies a virtual service.
 *
 * @param port 0..65535, 0 for any port of a persistent service
 */
public record ServiceAddress(InetAddress address, int port, Protocol protocol) {
    /** Transport protocols that IPVS balances, by their IP protocol number. */
    public enum Protocol {
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

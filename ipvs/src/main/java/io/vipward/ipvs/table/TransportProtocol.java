package io.vipward.ipvs.table;

import java.util.Optional;

/** Transport protocols that IPVS balances, with their IP protocol numbers. */
public enum TransportProtocol {
    TCP(6, 't'),
    UDP(17, 'u'),
    SCTP(132, 's');

    private final int number;
    private final char option;

    TransportProtocol(int number, char option) {
        this.number = number;
        this.option = option;
    }

    public int number() {
        return number;
    }

    /** Lower case, as in keepalived's log lines. */
    public String text() {
        return switch (this) {
            case TCP -> "tcp";
            case UDP -> "udp";
            case SCTP -> "sctp";
        };
    }

    /** The option letter by which {@code ipvsadm -S} names a service of this protocol. */
    public char option() {
        return option;
    }

    public static Optional<TransportProtocol> byNumber(int number) {
        for (TransportProtocol protocol : values()) {
            if (protocol.number == number) {
                return Optional.of(protocol);
            }
        }
        return Optional.empty();
    }
}

package io.vipward.ipvs.table;

import java.util.Optional;

/**
 * The encapsulation of a {@link ForwardingMethod#TUNNEL} destination (linux/ip_vs.h, IP_VS_CONN_F_TUNNEL_TYPE_*).
 *
 * @param port 1..65535 for GUE, 0 for the others
 */
public record Tunnel(Type type, int port, Checksum checksum) {
    /** IP in IP, what every kernel does. */
    public static final Tunnel IPIP = new Tunnel(Type.IPIP, 0, Checksum.NONE);

    /** Kinds of encapsulation; GUE since Linux 5.2, GRE since 5.3. */
    public enum Type {
        IPIP(0),
        GUE(1),
        GRE(2);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public static Optional<Type> byNumber(int number) {
            for (Type type : values()) {
                if (type.number == number) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /** Checksum of the outer header (IP_VS_TUNNEL_ENCAP_FLAG_*). */
    public enum Checksum {
        NONE(0),
        CHECKSUM(1),
        REMOTE_OFFLOAD(2);

        private final int number;

        Checksum(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public static Optional<Checksum> byNumber(int number) {
            for (Checksum checksum : values()) {
                if (checksum.number == number) {
                    return Optional.of(checksum);
                }
            }
            return Optional.empty();
        }
    }

    public Tunnel {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("tunnel port " + port + " is not in 0..65535");
        }
    }
}

package io.vipward.parser.model;

/**
 * {@code lb_kind} with its options: how packets reach a real server.
 *
 * @param tunnel {@link Tunnel#IPIP} for what is no tunnel too
 */
public record Forwarding(ForwardingMethod method, Tunnel tunnel) {
    public static final Forwarding NAT = of(ForwardingMethod.NAT);

    public static Forwarding of(ForwardingMethod method) {
        return new Forwarding(method, Tunnel.IPIP);
    }

    /**
     * The encapsulation.
     *
     * @param port of GUE, 0 for the others
     * @param checksum not for {@link Type#IPIP}, and {@link Checksum#REMOTE} for GUE only
     */
    public record Tunnel(Type type, int port, Checksum checksum) {
        public static final Tunnel IPIP = new Tunnel(Type.IPIP, 0, Checksum.NONE);
    }

    /** {@code type}, with the kernel's number (linux/ip_vs.h IP_VS_CONN_F_TUNNEL_TYPE_*). */
    public enum Type {
        IPIP("ipip", 0),
        GUE("gue", 1),
        GRE("gre", 2);

        private final String word;
        private final int number;

        Type(String word, int number) {
            this.word = word;
            this.number = number;
        }

        public String word() {
            return word;
        }

        public int number() {
            return number;
        }
    }

    /** {@code nocsum}, {@code csum}, {@code remcsum}. */
    public enum Checksum {
        NONE("nocsum"),
        FULL("csum"),
        REMOTE("remcsum");

        private final String word;

        Checksum(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}

package io.vipward.ipvs.table;

/**
 * How long the kernel keeps idle connections, in seconds; in a request 0 leaves a value as it is.
 *
 * @param tcpFin of connections that are being closed
 */
public record ConnectionTimeouts(long tcp, long tcpFin, long udp) {
    /** What a kernel starts with. */
    public static final ConnectionTimeouts INITIAL = new ConnectionTimeouts(900, 120, 300);

    public ConnectionTimeouts {
        if (tcp < 0 || tcpFin < 0 || udp < 0) {
            throw new IllegalArgumentException("a time-out is below 0");
        }
    }

    /** This where something is given, and what was before elsewhere. */
    public ConnectionTimeouts or(ConnectionTimeouts before) {
        return new ConnectionTimeouts(
                tcp == 0 ? before.tcp : tcp, tcpFin == 0 ? before.tcpFin : tcpFin, udp == 0 ? before.udp : udp);
    }
}

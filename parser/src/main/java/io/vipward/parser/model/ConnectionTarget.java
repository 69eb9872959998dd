package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a checker connects.
 *
 * @param socketMark {@code fwmark}, 0 for none
 * @param connectTimeoutNanos {@code connect_timeout}
 */
public record ConnectionTarget(
        InetAddress address, int port, Source source, long socketMark, long connectTimeoutNanos) {
    /**
     * Where it connects from.
     *
     * @param address {@code bindto}, null for any
     * @param port {@code bind_port}, 0 for any
     * @param interfaceName {@code bind_if}, null for any
     */
    public record Source(
            @Nullable InetAddress address,
            int port,
            @Nullable String interfaceName) {
        public static final Source ANY = new Source(null, 0, null);
    }
}

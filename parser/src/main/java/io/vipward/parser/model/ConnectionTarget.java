package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where and how a checker connects.
 *
 * @param bindAddress {@code bindto}, null for any
 * @param bindPort {@code bind_port}, 0 for any
 * @param bindInterface {@code bind_if}, null for any
 * @param socketMark {@code fwmark}, 0 for none
 */
public record ConnectionTarget(
        InetAddress address,
        int port,
        @Nullable InetAddress bindAddress,
        int bindPort,
        @Nullable String bindInterface,
        long socketMark) {}

package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Which virtual router on which network this is.
 *
 * @param version 2 (RFC 3768)
 * @param vrid 1..255
 * @param interfaceName where adverts are sent and heard
 * @param sourceAddress {@code mcast_src_ip}, null for the interface's first address
 * @param multicastGroup 224.0.0.18 by default
 */
public record VirtualRouter(
        int version,
        int vrid,
        String interfaceName,
        @Nullable InetAddress sourceAddress,
        InetAddress multicastGroup,
        VrrpAuthentication authentication) {}

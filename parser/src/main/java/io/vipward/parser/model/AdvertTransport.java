package io.vipward.parser.model;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How adverts travel.
 *
 * @param sourceAddress {@code mcast_src_ip} or {@code unicast_src_ip}, null for the interface's first address
 * @param trackSource {@code track_src_ip}: it is a fault if the interface does not have it
 * @param multicastGroup 224.0.0.18 or ff02::12 by default; not used with unicast
 * @param unicast {@code unicast_peer}, null for multicast
 * @param receiveBufferBytes {@code kernel_rx_buf_size}, 0 for what {@code vrrp_rx_bufs_policy} says
 */
public record AdvertTransport(
        @Nullable InetAddress sourceAddress,
        boolean trackSource,
        InetAddress multicastGroup,
        @Nullable Unicast unicast,
        long receiveBufferBytes) {
    /** Multicast from the interface's own address. */
    public static AdvertTransport multicast(@Nullable InetAddress sourceAddress, InetAddress group) {
        return new AdvertTransport(sourceAddress, false, group, null, 0);
    }
}

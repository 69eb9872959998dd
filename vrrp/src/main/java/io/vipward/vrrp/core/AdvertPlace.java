package io.vipward.vrrp.core;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where adverts are exchanged: instances that share it share their sockets.
 *
 * @param interfaceName where packets are received, empty for any
 * @param vrf the VRF interface that an unbound socket belongs to, null for none
 * @param address the multicast group, or our own address where adverts go to single peers
 * @param unicast whether they do
 * @param authenticationHeader whether an IPsec authentication header stands before them, which is another IP protocol
 */
public record AdvertPlace(
        String interfaceName,
        @Nullable String vrf,
        InetAddress address,
        boolean unicast,
        boolean authenticationHeader) {}

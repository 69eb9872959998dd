package io.vipward.parser.model;

import java.net.InetAddress;
import java.util.List;

/**
 * Adverts to each peer instead of to a multicast group.
 *
 * @param peers none only where {@code unicast_fault_no_peer} makes that a fault
 * @param ttl {@code unicast_ttl} 0..255; {@link #KERNEL_TTL} for the kernel's own, which is IPv6's default
 * @param checkSource {@code check_unicast_src}, also on where a peer has limits of its TTL: only peers are heard
 */
public record Unicast(List<Peer> peers, int ttl, boolean checkSource) {
    public static final int KERNEL_TTL = -1;

    public Unicast {
        peers = List.copyOf(peers);
    }

    /**
     * One peer.
     *
     * @param minTtl least TTL of its adverts, 0 by default
     * @param maxTtl largest TTL of its adverts, 255 by default
     */
    public record Peer(InetAddress address, int minTtl, int maxTtl) {
        public static final int MOST_TTL = 255;
    }
}

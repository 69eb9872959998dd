package io.vipward.netlink.route;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What few addresses of an interface have. Immutable, any thread.
 *
 * @param peer the other end of a point-to-point link, or null
 * @param broadcast IPv4 only, or null
 * @param label IPv4 only: the interface's name, or that and {@code :something}; null for the interface's name
 * @param preferredSeconds 0: never a source address unless asked for (deprecated); {@link #FOREVER}
 * @param validSeconds how long the kernel keeps it, at least {@code preferredSeconds}; {@link #FOREVER}
 * @param protocol IFA_PROTO: who added it, {@link #KEEPALIVED} or another number up to 255; 0: not said. Kernels before 5.18
 *     do not keep it
 */
public record AddressDetails(
        @Nullable InetAddress peer,
        @Nullable InetAddress broadcast,
        @Nullable String label,
        long preferredSeconds,
        long validSeconds,
        int protocol) {
    /** The protocol number that keepalived 2.4.3 gives to its addresses, as to its routes. */
    public static final int KEEPALIVED = 18;

    /** An infinite lifetime. */
    public static final long FOREVER = 0xffff_ffffL;

    /** No peer, no broadcast address, no label, preferred forever, no protocol. */
    public static final AddressDetails NONE = new AddressDetails(null, null, null, FOREVER, FOREVER, 0);

    public AddressDetails {
        if (preferredSeconds < 0 || preferredSeconds > FOREVER || validSeconds < 0 || validSeconds > FOREVER) {
            throw new IllegalArgumentException("lifetimes of " + preferredSeconds + " s and " + validSeconds + " s");
        }
        if (protocol < 0 || protocol > 255) {
            throw new IllegalArgumentException("address protocol " + protocol);
        }
    }

    /** These with another peer. */
    public AddressDetails withPeer(@Nullable InetAddress newPeer) {
        return new AddressDetails(newPeer, broadcast, label, preferredSeconds, validSeconds, protocol);
    }

    /** These with another broadcast address. */
    public AddressDetails withBroadcast(@Nullable InetAddress newBroadcast) {
        return new AddressDetails(peer, newBroadcast, label, preferredSeconds, validSeconds, protocol);
    }

    /** These with another label. */
    public AddressDetails withLabel(@Nullable String newLabel) {
        return new AddressDetails(peer, broadcast, newLabel, preferredSeconds, validSeconds, protocol);
    }

    /** These with another preferred lifetime. */
    public AddressDetails withPreferredSeconds(long newPreferredSeconds) {
        return new AddressDetails(peer, broadcast, label, newPreferredSeconds, validSeconds, protocol);
    }

    /** These with another valid lifetime. */
    public AddressDetails withValidSeconds(long newValidSeconds) {
        return new AddressDetails(peer, broadcast, label, preferredSeconds, newValidSeconds, protocol);
    }

    /** These with another protocol. */
    public AddressDetails withProtocol(int newProtocol) {
        return new AddressDetails(peer, broadcast, label, preferredSeconds, validSeconds, newProtocol);
    }
}

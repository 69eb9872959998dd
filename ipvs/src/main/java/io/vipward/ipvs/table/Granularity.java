package io.vipward.ipvs.table;

/**
 * Which clients count as one for persistence.
 *
 * @param bits the network mask for IPv4 (0xffffff00 for a /24; masks with gaps are legal), the prefix length 1..128 for
 *     IPv6: the two meanings of IPVS_SVC_ATTR_NETMASK
 */
public record Granularity(AddressFamily family, int bits) {
    public Granularity {
        if (family == AddressFamily.INET6 && (bits < 1 || bits > 128)) {
            throw new IllegalArgumentException("IPv6 prefix length " + bits + " is not in 1..128");
        }
        if (family == AddressFamily.INET && bits == 0) {
            throw new IllegalArgumentException("an IPv4 granularity of 0.0.0.0 is refused by the kernel");
        }
    }

    /** One client address on its own. */
    public static Granularity host(AddressFamily family) {
        return ofPrefix(family, family.hostPrefix());
    }

    /**
     * All clients of one network count as one.
     *
     * @param length 1..32 for IPv4, 1..128 for IPv6
     */
    public static Granularity ofPrefix(AddressFamily family, int length) {
        if (length < 1 || length > family.hostPrefix()) {
            throw new IllegalArgumentException("prefix length " + length + " is not in 1.." + family.hostPrefix());
        }
        return new Granularity(family, family == AddressFamily.INET6 ? length : -1 << (32 - length));
    }

    public boolean isHost() {
        return bits == (family == AddressFamily.INET ? -1 : 128);
    }

    /** As {@code ipvsadm -S} writes it: a dotted mask, or a prefix length. */
    public String text() {
        if (family == AddressFamily.INET6) {
            return Integer.toString(bits);
        }
        return (bits >>> 24) + "." + ((bits >>> 16) & 0xff) + "." + ((bits >>> 8) & 0xff) + "." + (bits & 0xff);
    }
}

package io.vipward.netlink.nftables;

/**
 * Types of the keys and values of sets, with the numbers that nft(8) gives them; the kernel only keeps those. A concatenation
 * is the numbers of its parts, six bits each.
 */
enum NftType {
    IPV4_ADDRESS(7, 4, true),
    IPV6_ADDRESS(8, 16, true),
    LINK_INDEX(20, 4, false),
    ICMPV6_TYPE(29, 1, false),
    /** An address, then the index of an interface. */
    IPV6_ADDRESS_ON_LINK(8 << 6 | 20, 16 + 4, false),
    /** An address, then the name of an interface. */
    IPV6_ADDRESS_ON_NAMED_LINK(8 << 6 | 41, 16 + 16, false);

    private final int number;
    private final int bytes;
    private final boolean networkOrder;

    NftType(int number, int bytes, boolean networkOrder) {
        this.number = number;
        this.bytes = bytes;
        this.networkOrder = networkOrder;
    }

    int number() {
        return number;
    }

    int bytes() {
        return bytes;
    }

    /** How nft(8) is told the byte order: 1 the host's, 2 the network's. */
    int byteOrder() {
        return networkOrder ? 2 : 1;
    }
}

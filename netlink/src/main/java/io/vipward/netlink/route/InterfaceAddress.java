package io.vipward.netlink.route;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 or IPv6 address of an interface. Immutable, any thread.
 *
 * @param linkIndex the interface
 * @param address the address itself, never the peer
 * @param prefixLength 0 to 32 or 128; of the peer if there is one
 * @param scope RT_SCOPE_: 0 global, 200 site, 253 link, 254 host
 * @param flags IFA_F_ flags (linux/if_addr.h)
 * @param details what few addresses have
 */
public record InterfaceAddress(
        int linkIndex, InetAddress address, int prefixLength, int scope, int flags, AddressDetails details) {
    /** IFA_F_SECONDARY (IPv4): another address of the same prefix was there first. */
    public static final int SECONDARY = 0x01;
    /** IFA_F_NODAD (IPv6): no duplicate address detection. */
    public static final int NODAD = 0x02;
    /** IFA_F_DADFAILED (IPv6): another machine has it. */
    public static final int DAD_FAILED = 0x08;
    /** IFA_F_HOMEADDRESS (IPv6). */
    public static final int HOME_ADDRESS = 0x10;
    /** IFA_F_DEPRECATED. */
    public static final int DEPRECATED = 0x20;
    /** IFA_F_TENTATIVE (IPv6): duplicate address detection is under way. */
    public static final int TENTATIVE = 0x40;
    /** IFA_F_PERMANENT: has no lifetime; set by the kernel. */
    public static final int PERMANENT = 0x80;
    /** IFA_F_MANAGETEMPADDR (IPv6). */
    public static final int MANAGE_TEMPORARY = 0x100;
    /** IFA_F_NOPREFIXROUTE. */
    public static final int NO_PREFIX_ROUTE = 0x200;
    /** IFA_F_MCAUTOJOIN: multicast addresses only. */
    public static final int MULTICAST_AUTOJOIN = 0x400;

    public InterfaceAddress {
        if (prefixLength < 0 || prefixLength > bits(address)) {
            throw new IllegalArgumentException(address.getHostAddress() + "/" + prefixLength);
        }
    }

    /** An address of global scope without flags or details. */
    public static InterfaceAddress of(int linkIndex, InetAddress address, int prefixLength) {
        return new InterfaceAddress(linkIndex, address, prefixLength, 0, 0, AddressDetails.NONE);
    }

    /** True for IPv4. */
    public boolean ipv4() {
        return address instanceof Inet4Address;
    }

    /** The label, or null. */
    public @Nullable String label() {
        return details.label();
    }

    /** The broadcast address, or null. */
    public @Nullable InetAddress broadcast() {
        return details.broadcast();
    }

    /** True if the kernel would call it the same address: interface, address and prefix length are equal. */
    public boolean sameAs(InterfaceAddress other) {
        return linkIndex == other.linkIndex && prefixLength == other.prefixLength && address.equals(other.address);
    }

    /** True if it can be used: not tentative and no duplicate. */
    public boolean usable() {
        return (flags & (TENTATIVE | DAD_FAILED)) == 0;
    }

    static int bits(InetAddress address) {
        return address instanceof Inet4Address ? 32 : 128;
    }
}

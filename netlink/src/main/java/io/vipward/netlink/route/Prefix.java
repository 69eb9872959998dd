package io.vipward.netlink.route;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The addresses that begin with the same bits. Immutable, any thread.
 *
 * @param address any of them
 * @param length how many bits, 0 to 32 or 128
 */
public record Prefix(InetAddress address, int length) {
    public Prefix {
        if (length < 0 || length > InterfaceAddress.bits(address)) {
            throw new IllegalArgumentException(address.getHostAddress() + "/" + length);
        }
    }

    /** Every address of a family, as in a default route. */
    public static Prefix any(boolean ipv4) {
        return new Prefix(zero(ipv4), 0);
    }

    /** One address alone. */
    public static Prefix host(InetAddress address) {
        return new Prefix(address, InterfaceAddress.bits(address));
    }

    /** True for IPv4. */
    public boolean ipv4() {
        return address instanceof Inet4Address;
    }

    /** True if both stand for the same addresses, whatever bits come after the prefix. */
    public boolean sameAs(Prefix other) {
        return length == other.length && ipv4() == other.ipv4() && network().equals(other.network());
    }

    /** The first of the addresses. */
    public InetAddress network() {
        byte[] bytes = address.getAddress();
        for (int bit = length; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return of(bytes);
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + length;
    }

    private static InetAddress zero(boolean ipv4) {
        return of(new byte[ipv4 ? 4 : 16]);
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            throw new IllegalArgumentException(notFourOrSixteenBytes);
        }
    }
}

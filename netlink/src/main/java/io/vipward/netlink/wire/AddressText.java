package io.vipward.netlink.wire;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Addresses as inet_ntop(3) writes them, which is how keepalived and ipvsadm show them. */
public final class AddressText {
    private AddressText() {}

    /** Without scope. The JDK's own text does not shorten runs of zeros, so nobody's log search would find it. */
    public static String of(InetAddress address) {
        return address instanceof Inet4Address ? address.getHostAddress() : ipv6(address.getAddress());
    }

    private static String ipv6(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        Run run = longestZeros(groups);
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; ) {
            if (i == run.start()) {
                text.append("::");
                i += run.length();
            } else {
                if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                if (i == 6 && embedsIpv4(run, groups)) {
                    return text + dotted(bytes);
                }
                text.append(Integer.toHexString(groups[i]));
                i++;
            }
        }
        return text.toString();
    }

    private record Run(int start, int length) {}

    /** The first of the longest runs of at least two zero groups (RFC 5952, section 4.2.3). */
    private static Run longestZeros(int[] groups) {
        Run longest = new Run(-1, 1);
        for (int start = 0; start < groups.length; start++) {
            int end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > longest.length()) {
                longest = new Run(start, end - start);
            }
            start = Math.max(start, end);
        }
        return longest;
    }

    /** glibc writes IPv4-compatible and IPv4-mapped addresses with a dotted tail. */
    private static boolean embedsIpv4(Run run, int[] groups) {
        return run.start() == 0 && (run.length() == 6 || (run.length() == 5 && groups[5] == 0xffff));
    }

    private static String dotted(byte[] bytes) {
        return (bytes[12] & 0xff) + "." + (bytes[13] & 0xff) + "." + (bytes[14] & 0xff) + "." + (bytes[15] & 0xff);
    }
}

package io.vipward.parser.schema;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Textual IP addresses, without ever asking a name server. */
final class IpText {
    private static final int V4_BYTES = 4;
    private static final int V6_GROUPS = 8;

    private IpText() {}

    /** The address, or null if the text is none: dotted quad without leading zeros, or RFC 4291, section 2.2. */
    static @Nullable InetAddress parse(String text) {
        byte[] bytes = text.indexOf(':') < 0 ? v4(text) : v6(text);
        return bytes == null ? null : address(bytes);
    }

    static boolean isV6(InetAddress address) {
        return address instanceof Inet6Address;
    }

    /** 4 or 16 bytes; an IPv4 address mapped into IPv6 stays what was written. */
    static InetAddress address(byte[] bytes) {
        try {
            return bytes.length == V4_BYTES
                    ? InetAddress.getByAddress(bytes)
                    : Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }

    private static byte @Nullable [] v4(String text) {
        byte[] bytes = new byte[V4_BYTES];
        int at = 0;
        for (int i = 0; i < V4_BYTES; i++) {
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < 3 && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            int digits = at - start;
            boolean leadingZero = digits > 1 && text.charAt(start) == '0';
            boolean ended = i < V4_BYTES - 1 ? at < text.length() && text.charAt(at++) == '.' : at == text.length();
            if (digits == 0 || value > 0xff || leadingZero || !ended) {
                return null;
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(text);
            return groups == null || groups.length != V6_GROUPS ? null : bytes(groups, new int[0]);
        }
        int[] head = groups(text.substring(0, gap));
        int[] tail = groups(text.substring(gap + 2));
        if (head == null || tail == null || head.length + tail.length >= V6_GROUPS) {
            return null;
        }
        return bytes(head, tail);
    }

    /** Groups of 16 bits; the last two may be written as an IPv4 address. */
    private static int @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        byte[] embedded = last.indexOf('.') < 0 ? null : v4(last);
        if (parts.length > V6_GROUPS || (last.indexOf('.') >= 0 && embedded == null)) {
            return null;
        }
        int hexParts = embedded == null ? parts.length : parts.length - 1;
        int[] groups = new int[embedded == null ? hexParts : hexParts + 2];
        for (int i = 0; i < hexParts; i++) {
            groups[i] = number(parts[i], 4, 16);
            if (groups[i] < 0) {
                return null;
            }
        }
        if (embedded != null) {
            groups[hexParts] = (embedded[0] & 0xff) << 8 | (embedded[1] & 0xff);
            groups[hexParts + 1] = (embedded[2] & 0xff) << 8 | (embedded[3] & 0xff);
        }
        return groups;
    }

    private static byte[] bytes(int[] head, int[] tail) {
        byte[] bytes = new byte[V6_GROUPS * 2];
        for (int i = 0; i < head.length; i++) {
            put(bytes, i, head[i]);
        }
        for (int i = 0; i < tail.length; i++) {
            put(bytes, V6_GROUPS - tail.length + i, tail[i]);
        }
        return bytes;
    }

    private static void put(byte[] bytes, int group, int value) {
        bytes[group * 2] = (byte) (value >> 8);
        bytes[group * 2 + 1] = (byte) value;
    }

    private static int number(String text, int mostDigits, int radix) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}

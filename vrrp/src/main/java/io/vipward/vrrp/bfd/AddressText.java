package io.vipward.vrrp.bfd;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as keepalived writes them: IPv6 with its longest run of zeros left out (RFC 5952). */
final class AddressText {
    private static final Pattern ZEROS = Pattern.compile("(?<![0-9a-f])0(:0)+(?![0-9a-f])");

    private AddressText() {}

    static String of(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int start = 0;
        int end = 0;
        Matcher run = ZEROS.matcher(text);
        while (run.find()) {
            if (run.end() - run.start() > end - start) {
                start = run.start();
                end = run.end();
            }
        }
        if (end == 0) {
            return text;
        }
        // The colons on both sides stay and are the two of the gap; at an end there is none to stay.
        String before = start == 0 ? ":" : text.substring(0, start);
        String after =
                end == text.length() || text.charAt(end) == '%' ? ":" + text.substring(end) : text.substring(end);
        return before + after;
    }

    /** Such as {@code [192.0.2.1]:49999}. */
    static String of(InetSocketAddress address) {
        return "[" + of(address.getAddress()) + "]:" + address.getPort();
    }
}

package io.vipward.ipvs.text;

import io.vipward.ipvs.table.DestinationKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Reads addresses with ports. Nothing is looked up: what is not a number is wrong. */
final class Places {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Places() {}

    /** {@code 10.0.0.1:80} or {@code [fd00::1]:80}; without a port it is 0. */
    static DestinationKey read(String text) throws SavedLine.WrongException {
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        boolean withPort = bracketed ? colon > text.indexOf(']') && text.contains("]") : colon >= 0;
        String address = withPort ? text.substring(0, colon) : text;
        if (bracketed) {
            if (!address.endsWith("]")) {
                throw new SavedLine.WrongException(text + " is not an address and a port");
            }
            address = address.substring(1, address.length() - 1);
        }
        int port = withPort ? (int) SavedLine.number("port", text.substring(colon + 1), 0, 65_535) : 0;
        return new DestinationKey(address(address), port);
    }

    static InetAddress address(String text) throws SavedLine.WrongException {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw new SavedLine.WrongException(text + " is not an address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException wrong) {
            throw new SavedLine.WrongException(text + " is not an address");
        }
    }
}

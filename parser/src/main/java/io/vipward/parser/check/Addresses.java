package io.vipward.parser.check;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Literal addresses. */
final class Addresses {
    private static final int V6_BYTES = 16;

    private Addresses() {}

    static InetAddress of(int first, int second, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** {@code ff02::} and the number. */
    static InetAddress linkLocalGroup(int number) {
        byte[] bytes = new byte[V6_BYTES];
        bytes[0] = (byte) 0xff;
        bytes[1] = 2;
        bytes[V6_BYTES - 1] = (byte) number;
        try {
            return Inet6Address.getByAddress(null, bytes, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }
}

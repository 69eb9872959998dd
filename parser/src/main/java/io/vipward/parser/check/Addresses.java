package io.vipward.parser.check;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Literal addresses. */
final class Addresses {
    private Addresses() {}

    static InetAddress of(int first, int second, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}

package io.vipward.examples.network;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes of a packet, read in network order. */
final class Octets {
    private static final HexFormat MAC = HexFormat.ofDelimiter(":");

    private final byte[] octets;
    private final int start;

    Octets(byte[] octets, int start) {
        this.octets = octets;
        this.start = start;
    }

    int size() {
        return octets.length - start;
    }

    Octets from(int offset) {
        return new Octets(octets, start + offset);
    }

    int u8(int offset) {
        return octets[start + offset] & 0xff;
    }

    int u16(int offset) {
        return u8(offset) << 8 | u8(offset + 1);
    }

    byte[] bytes(int offset, int length) {
        return Arrays.copyOfRange(octets, start + offset, start + offset + length);
    }

    String address(int offset) {
        return u8(offset) + "." + u8(offset + 1) + "." + u8(offset + 2) + "." + u8(offset + 3);
    }

    String mac(int offset) {
        return MAC.formatHex(bytes(offset, 6));
    }
}

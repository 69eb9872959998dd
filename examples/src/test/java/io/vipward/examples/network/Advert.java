package io.vipward.examples.network;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A VRRPv2 advertisement over IPv4 on the wire (RFC 3768, section 5.1).
 *
 * @param atNanos when the kernel saw it, on the capture's clock
 * @param source the sender's primary address, dotted
 * @param priority 0 when the sender gives up
 * @param addresses the virtual addresses, dotted
 * @param password the eight bytes of simple authentication without the padding
 */
public record Advert(
        long atNanos, String source, int virtualRouterId, int priority, List<String> addresses, String password)
        implements Frame {
    private static final int HEADER_BYTES = 8;
    private static final int AUTHENTICATION_BYTES = 8;

    public Advert {
        addresses = List.copyOf(addresses);
    }

    /** Reads the packet of an IPv4 frame whose protocol is 112; null when it is too short to be version 2. */
    static @Nullable Advert decode(long atNanos, Octets ip) {
        int start = (ip.u8(0) & 0x0f) * 4;
        int count = ip.u8(start + 3);
        int authentication = start + HEADER_BYTES + 4 * count;
        if (ip.size() < authentication + AUTHENTICATION_BYTES) {
            return null;
        }
        List<String> addresses = IntStream.range(0, count)
                .mapToObj(i -> ip.address(start + HEADER_BYTES + 4 * i))
                .toList();
        String password = new String(ip.bytes(authentication, AUTHENTICATION_BYTES), StandardCharsets.ISO_8859_1);
        return new Advert(
                atNanos, ip.address(12), ip.u8(start + 1), ip.u8(start + 2), addresses, password.replace("\0", ""));
    }
}

package io.vipward.vrrp.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The VRRP message itself, without what stands around it.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version| Type  | Virtual Rtr ID|   Priority    | Count IP Addrs|
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   Auth Type   |   Adver Int   |          Checksum             |  version 2
 * |(rsvd) |     Max Adver Int     |          Checksum             |  version 3
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |         IP Addresses, each of 32 bits, over IPv6 of 128       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      Authentication Data, 64 bits: version 2 over IPv4        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * RFC 2338, section 5.1, which RFC 3768 keeps; RFC 5798, section 5.1. Version 2 over IPv6 is keepalived's own.
 */
final class Message {
    static final int FIXED_BYTES = 8;
    static final int VERSION_2 = 2;
    static final int VERSION_3 = 3;

    private static final int CHECKSUM_OFFSET = 6;
    private static final int AUTH_BYTES = 8;
    private static final int IPV4_ADDRESS_BYTES = 4;
    private static final int IPV6_ADDRESS_BYTES = 16;
    private static final int INTERVAL_BITS = 12;
    private static final int INTERVAL_MASK = 0xfff;

    private Message() {}

    static int bytes(Advert advert) {
        return bytes(advert.header(), advert.overIpv4());
    }

    /** The length that version and count of addresses require. */
    static int bytes(AdvertHeader header, boolean ipv4) {
        int authBytes = ipv4 && header.version() == VERSION_2 ? AUTH_BYTES : 0;
        return FIXED_BYTES + addressBytes(ipv4) * header.addressCount() + authBytes;
    }

    /** The header in the first bytes. */
    static AdvertHeader header(ByteBuffer message) {
        return new AdvertHeader(
                (message.get(0) & 0xf0) >>> 4,
                message.get(0) & 0x0f,
                message.get(1) & 0xff,
                message.get(2) & 0xff,
                message.get(3) & 0xff);
    }

    /** The body of a message as long as {@link #bytes(AdvertHeader, boolean)} says. */
    static AdvertBody body(AdvertHeader header, ByteBuffer message, boolean ipv4) {
        return switch (header.version()) {
            case VERSION_2 ->
                new AdvertBody.Version2(
                        message.get(4) & 0xff,
                        message.get(5) & 0xff,
                        ipv4 ? message.getLong(FIXED_BYTES + IPV4_ADDRESS_BYTES * header.addressCount()) : 0);
            case VERSION_3 -> {
                int word = message.getShort(4) & 0xffff;
                yield new AdvertBody.Version3(word >>> INTERVAL_BITS, word & INTERVAL_MASK);
            }
            default -> new AdvertBody.Foreign();
        };
    }

    static List<InetAddress> addresses(AdvertHeader header, ByteBuffer message, boolean ipv4) {
        int addressBytes = addressBytes(ipv4);
        List<InetAddress> addresses = new ArrayList<>(header.addressCount());
        for (int index = 0; index < header.addressCount(); index++) {
            int offset = FIXED_BYTES + index * addressBytes;
            addresses.add(ipv4 ? Ipv4.addressAt(message, offset) : Ipv6.addressAt(message, offset));
        }
        return addresses;
    }

    /**
     * Writes the message at the buffer's position, which moves behind it, with a checksum of zero.
     *
     * @throws IllegalArgumentException for a version that is not spoken, or addresses of both families
     */
    static void put(ByteBuffer target, Advert advert) {
        AdvertHeader header = advert.header();
        target.put((byte) (header.version() << 4 | header.type()))
                .put((byte) header.vrid())
                .put((byte) header.priority())
                .put((byte) header.addressCount());
        if (advert.body() instanceof AdvertBody.Version2 body && header.version() == VERSION_2) {
            target.put((byte) body.authType()).put((byte) body.intervalSeconds());
            putRest(target, advert);
            if (advert.overIpv4()) {
                target.putLong(body.authData());
            }
        } else if (advert.body() instanceof AdvertBody.Version3 body && header.version() == VERSION_3) {
            target.putShort((short) (body.reserved() << INTERVAL_BITS | body.intervalCentis()));
            putRest(target, advert);
        } else {
            throw new IllegalArgumentException("cannot encode VRRP version " + header.version());
        }
    }

    /**
     * Writes the checksum of a message that has zero there.
     *
     * @param start of the message
     * @param sum of all that the checksum covers
     */
    static void putChecksum(ByteBuffer target, int start, int sum) {
        target.putShort(start + CHECKSUM_OFFSET, (short) InternetChecksum.of(sum));
    }

    private static void putRest(ByteBuffer target, Advert advert) {
        target.putShort((short) 0);
        int addressBytes = addressBytes(advert.overIpv4());
        for (InetAddress address : advert.addresses()) {
            byte[] bytes = address.getAddress();
            if (bytes.length != addressBytes) {
                throw new IllegalArgumentException(address + " in an advert from " + advert.source());
            }
            target.put(bytes);
        }
    }

    private static int addressBytes(boolean ipv4) {
        return ipv4 ? IPV4_ADDRESS_BYTES : IPV6_ADDRESS_BYTES;
    }
}

package io.vipward.netlink.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over netlink attributes (struct nlattr of linux/netlink.h: length, type, payload, padding to 4). Never throws for
 * malformed input: the reading ends and {@link #fault} names what was wrong; a value that is shorter than asked for reads
 * as 0 and is a fault, too. A nest shares its fault with the reader it came from. For one thread.
 *
 * <pre>{@code
 * AttributeReader attributes = new AttributeReader(payload);
 * while (attributes.next()) {
 *     switch (attributes.type()) {
 *         case WEIGHT -> weight = attributes.i32();
 *         default -> {} // newer kernels send more
 *     }
 * }
 * }</pre>
 */
public final class AttributeReader {
    /** NLA_F_NESTED: the payload is attributes. */
    public static final int NESTED = 0x8000;

    private static final int HEADER_BYTES = 4;
    private static final int TYPE_MASK = 0x3fff;
    private static final int MAX_DEPTH = 16;

    private final ByteBuffer buffer;
    private final Faults faults;
    private final int depth;
    private int next;
    private int type = -1;
    private int start;
    private int length;

    /**
     * Starts before the first attribute.
     *
     * @param attributes the bytes between position and limit, which start with an attribute; the buffer's position is left
     *     alone
     */
    public AttributeReader(ByteBuffer attributes) {
        this(attributes, new Faults(), 0);
    }

    private AttributeReader(ByteBuffer attributes, Faults faults, int depth) {
        this.buffer = attributes.duplicate().order(ByteOrder.nativeOrder());
        this.faults = faults;
        this.depth = depth;
        this.next = buffer.position();
    }

    /** Moves to the next attribute; false at the end or at a fault. */
    public boolean next() {
        int left = buffer.limit() - next;
        if (faults.first != null || left <= 0) {
            return false;
        }
        if (left < HEADER_BYTES) {
            return fault(left + " bytes left, an attribute needs " + HEADER_BYTES);
        }
        int whole = buffer.getShort(next) & 0xffff;
        if (whole < HEADER_BYTES || whole > left) {
            return fault("attribute length " + whole + ", " + left + " bytes left");
        }
        type = buffer.getShort(next + 2) & TYPE_MASK;
        start = next + HEADER_BYTES;
        length = whole - HEADER_BYTES;
        next += DatagramReader.align(whole);
        return true;
    }

    /** The attribute's number without the flags NESTED and NET_BYTEORDER. */
    public int type() {
        return type;
    }

    /** The payload's length in bytes. */
    public int length() {
        return length;
    }

    /** The payload as an unsigned 8-bit number. */
    public int u8() {
        return has(1) ? buffer.get(start) & 0xff : 0;
    }

    /** The payload as an unsigned 16-bit number in host byte order. */
    public int u16() {
        return has(2) ? buffer.getShort(start) & 0xffff : 0;
    }

    /** The payload as an unsigned 16-bit number in network byte order. */
    public int u16be() {
        return has(2) ? bigEndian(2) : 0;
    }

    /** The payload as a signed 32-bit number in host byte order. */
    public int i32() {
        return has(4) ? buffer.getInt(start) : 0;
    }

    /** The payload as an unsigned 32-bit number in host byte order. */
    public long u32() {
        return i32() & 0xffff_ffffL;
    }

    /** The payload as a 32-bit number in network byte order. */
    public int i32be() {
        return has(4) ? bigEndian(4) : 0;
    }

    /** The payload as a 64-bit number in host byte order. */
    public long i64() {
        return has(8) ? buffer.getLong(start) : 0;
    }

    /** The payload as a 64-bit number in network byte order. */
    public long i64be() {
        return has(8) ? ByteBuffer.wrap(bytes()).getLong() : 0;
    }

    /** The payload up to its first NUL, as UTF-8. */
    public String string() {
        int end = 0;
        while (end < length && buffer.get(start + end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end];
        buffer.get(start, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A copy of the payload. */
    public byte[] bytes() {
        byte[] bytes = new byte[length];
        buffer.get(start, bytes);
        return bytes;
    }

    /** The payload as a read-only view in host byte order. */
    public ByteBuffer payload() {
        return buffer.slice(start, length).asReadOnlyBuffer().order(ByteOrder.nativeOrder());
    }

    /**
     * The first bytes of the payload as an IP address.
     *
     * @param bytes 4 for IPv4, 16 for IPv6; a longer payload is allowed (IPVS sends IPv4 addresses in 16 bytes)
     * @return null, and a fault, if the payload is shorter
     */
    public @Nullable InetAddress address(int bytes) {
        if (!has(bytes)) {
            return null;
        }
        byte[] address = new byte[bytes];
        buffer.get(start, address);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException notFourOrSixteenBytes) {
            throw new IllegalArgumentException("no address has " + bytes + " bytes", notFourOrSixteenBytes);
        }
    }

    /** The payload as attributes; faults found in it are faults of this reader, too. */
    public AttributeReader nested() {
        if (depth >= MAX_DEPTH) {
            fault("more than " + MAX_DEPTH + " nests in one another");
        }
        return new AttributeReader(buffer.slice(start, length), faults, depth + 1);
    }

    /** The first thing found wrong, here or in a nest, or null. */
    public @Nullable String fault() {
        return faults.first;
    }

    private int bigEndian(int bytes) {
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            value = (value << 8) | (buffer.get(start + i) & 0xff);
        }
        return value;
    }

    private boolean has(int bytes) {
        return length >= bytes || fault("attribute " + type + " has " + length + " bytes, needs " + bytes);
    }

    private boolean fault(String text) {
        if (faults.first == null) {
            faults.first = text;
        }
        return false;
    }

    private static final class Faults {
        @Nullable
        String first;
    }
}

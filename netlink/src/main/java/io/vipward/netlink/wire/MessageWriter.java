package io.vipward.netlink.wire;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the payload of a netlink message: fields in host byte order (network order where the name says so) and attributes
 * padded to multiples of 4. Grows as needed up to {@value #MAX_BYTES} bytes. For one thread.
 */
public final class MessageWriter {
    /** The largest payload; a request of ours is far smaller. */
    public static final int MAX_BYTES = 1 << 16;

    private static final int ATTRIBUTE_HEADER_BYTES = 4;
    private static final int MAX_ATTRIBUTE_BYTES = 0xffff - ATTRIBUTE_HEADER_BYTES;

    private ByteBuffer buffer = ByteBuffer.allocate(128).order(ByteOrder.nativeOrder());

    /** Writes the low 8 bits. */
    public MessageWriter u8(int value) {
        room(1).put((byte) value);
        return this;
    }

    /** Writes the low 16 bits in host byte order. */
    public MessageWriter u16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    /** Writes the low 16 bits in network byte order. */
    public MessageWriter u16be(int value) {
        room(2).put((byte) (value >> 8)).put((byte) value);
        return this;
    }

    /** Writes the low 32 bits in host byte order. */
    public MessageWriter u32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    /** Writes a signed number in host byte order. */
    public MessageWriter i32(int value) {
        room(4).putInt(value);
        return this;
    }

    /** Writes the low 32 bits in network byte order. */
    public MessageWriter u32be(long value) {
        return u16be((int) (value >> 16)).u16be((int) value);
    }

    /** Writes 64 bits in network byte order. */
    public MessageWriter u64be(long value) {
        return u32be(value >>> 32).u32be(value);
    }

    /** Writes bytes as they are. */
    public MessageWriter bytes(byte[] value) {
        room(value.length).put(value);
        return this;
    }

    /** Writes zero bytes. */
    public MessageWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    /** An attribute with an unsigned 8-bit number. */
    public MessageWriter attributeU8(int type, int value) {
        return header(type, 1).u8(value).pad();
    }

    /** An attribute with an unsigned 16-bit number in host byte order. */
    public MessageWriter attributeU16(int type, int value) {
        return header(type, 2).u16(value).pad();
    }

    /** An attribute with an unsigned 16-bit number in network byte order. */
    public MessageWriter attributeU16be(int type, int value) {
        return header(type, 2).u16be(value).pad();
    }

    /** An attribute with an unsigned 32-bit number in host byte order. */
    public MessageWriter attributeU32(int type, long value) {
        return header(type, 4).u32(value);
    }

    /** An attribute with a signed 32-bit number in host byte order. */
    public MessageWriter attributeI32(int type, int value) {
        return header(type, 4).i32(value);
    }

    /** An attribute with an unsigned 32-bit number in network byte order. */
    public MessageWriter attributeU32be(int type, long value) {
        return header(type, 4).u32be(value);
    }

    /** An attribute with a 64-bit number in network byte order. */
    public MessageWriter attributeU64be(int type, long value) {
        return header(type, 8).u64be(value);
    }

    /** An attribute with a UTF-8 string without NUL. */
    public MessageWriter attributeText(int type, String value) {
        return attributeBytes(type, value.getBytes(StandardCharsets.UTF_8));
    }

    /** An attribute with a UTF-8 string and its NUL. */
    public MessageWriter attributeString(int type, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return header(type, bytes.length + 1).bytes(bytes).u8(0).pad();
    }

    /** An attribute with bytes. */
    public MessageWriter attributeBytes(int type, byte[] value) {
        return header(type, value.length).bytes(value).pad();
    }

    /** An attribute with an address of 4 or 16 bytes. */
    public MessageWriter attributeAddress(int type, InetAddress value) {
        return attributeBytes(type, value.getAddress());
    }

    /**
     * Starts a nest; what is written until {@link #endNest} is its content.
     *
     * @param type the attribute's number, with {@link AttributeReader#NESTED} or-ed in where the tools send it
     * @return the mark that endNest wants back
     */
    public int beginNest(int type) {
        int mark = buffer.position();
        header(type, 0);
        return mark;
    }

    /**
     * Starts something that begins with its own length in 16 bits but is no attribute, such as struct rtnexthop.
     *
     * @return the mark that {@link #endNest} wants back
     */
    public int beginLength() {
        int mark = buffer.position();
        u16(0);
        return mark;
    }

    /** Ends what {@link #beginNest} or {@link #beginLength} gave the mark for. */
    public MessageWriter endNest(int mark) {
        int length = buffer.position() - mark;
        if (length > 0xffff) {
            throw new IllegalStateException("a nest of " + length + " bytes does not fit");
        }
        buffer.putShort(mark, (short) length);
        return this;
    }

    /** A copy of what has been written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private MessageWriter header(int type, int payloadBytes) {
        if (payloadBytes > MAX_ATTRIBUTE_BYTES) {
            throw new IllegalArgumentException("an attribute of " + payloadBytes + " bytes does not fit");
        }
        return u16(ATTRIBUTE_HEADER_BYTES + payloadBytes).u16(type);
    }

    private MessageWriter pad() {
        return zeros(DatagramReader.align(buffer.position()) - buffer.position());
    }

    private ByteBuffer room(int bytes) {
        int needed = buffer.position() + bytes;
        if (needed > MAX_BYTES) {
            throw new IllegalStateException("a payload of " + needed + " bytes exceeds " + MAX_BYTES);
        }
        if (needed > buffer.capacity()) {
            ByteBuffer larger =
                    ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity())).order(ByteOrder.nativeOrder());
            larger.put(buffer.flip());
            buffer = larger;
        }
        return buffer;
    }
}

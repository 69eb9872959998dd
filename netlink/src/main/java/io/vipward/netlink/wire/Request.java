package io.vipward.netlink.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * One request to the kernel. The channel gives it a sequence number, and NLM_F_ACK unless it is a dump. Equal requests have
 * equal bytes. Immutable, any thread.
 *
 * @param type the message's number: RTM_..., or the resolved number of a generic netlink family
 * @param flags NLM_F_ flags, with REQUEST
 * @param payload what follows the netlink header
 */
public record Request(int type, int flags, ByteBuffer payload) {
    public Request {
        if (type < 0 || type > 0xffff || flags < 0 || flags > 0xffff) {
            throw new IllegalArgumentException("type " + type + " or flags " + flags + " exceed 16 bits");
        }
        payload = ByteBuffer.wrap(copy(payload)).asReadOnlyBuffer();
    }

    /** A request with what has been written as its payload. */
    public static Request of(int type, int flags, MessageWriter payload) {
        return new Request(type, flags, ByteBuffer.wrap(payload.toByteArray()));
    }

    /** The payload as a fresh read-only view in host byte order, position 0. */
    @Override
    public ByteBuffer payload() {
        return payload.duplicate().order(ByteOrder.nativeOrder());
    }

    /** True if the request lists a table: its answer is many messages and NLMSG_DONE. */
    public boolean dump() {
        return (flags & NetlinkFlags.DUMP) == NetlinkFlags.DUMP && (flags & NetlinkFlags.CREATE) == 0;
    }

    /** The length of the message on the wire, header included, final padding not. */
    public int wireBytes() {
        return DatagramReader.HEADER_BYTES + payload.remaining();
    }

    /**
     * Appends the message with its header, padded to 4.
     *
     * @param target in host byte order, with room for the padded message
     */
    public void writeTo(ByteBuffer target, int sequence, int extraFlags) {
        target.putInt(wireBytes()).putShort((short) type).putShort((short) (flags | extraFlags));
        target.putInt(sequence).putInt(0).put(payload());
        for (int i = wireBytes(); i < DatagramReader.align(wireBytes()); i++) {
            target.put((byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Request[type=" + type + ", flags=0x" + Integer.toHexString(flags) + ", payload="
                + HexFormat.of().formatHex(copy(payload)) + "]";
    }

    private static byte[] copy(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}

package io.vipward.netlink.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Takes the netlink messages out of one datagram, one after the other (struct nlmsghdr of linux/netlink.h, aligned to 4).
 * Never throws for what is in the datagram: a message that does not fit ends the reading and names the fault. For one
 * thread.
 *
 * <pre>
 *  0               4       6       8               12              16
 *  +---------------+-------+-------+---------------+---------------+----
 *  | length        | type  | flags | sequence      | port id       | payload
 *  +---------------+-------+-------+---------------+---------------+----
 * </pre>
 */
public final class DatagramReader {
    /** The size of struct nlmsghdr. */
    public static final int HEADER_BYTES = 16;

    private final ByteBuffer datagram;
    private @Nullable String fault;

    /**
     * Starts before the first message.
     *
     * @param datagram the bytes between position and limit; the buffer's own position is left alone, its content must stay
     *     unchanged as long as the messages are used
     */
    public DatagramReader(ByteBuffer datagram) {
        this.datagram = datagram.duplicate().order(ByteOrder.nativeOrder());
    }

    /** The next message, or null at the end of the datagram or at a fault. */
    public @Nullable NetlinkMessage next() {
        int left = datagram.remaining();
        if (left == 0 || fault != null) {
            return null;
        }
        if (left < HEADER_BYTES) {
            fault = left + " bytes left, a header needs " + HEADER_BYTES;
            return null;
        }
        int start = datagram.position();
        int length = datagram.getInt(start);
        if (length < HEADER_BYTES || length > left) {
            fault = "message length " + Integer.toUnsignedString(length) + ", " + left + " bytes left";
            return null;
        }
        NetlinkMessage message = new NetlinkMessage(
                datagram.getShort(start + 4) & 0xffff,
                datagram.getShort(start + 6) & 0xffff,
                datagram.getInt(start + 8),
                datagram.slice(start + HEADER_BYTES, length - HEADER_BYTES));
        datagram.position(start + Math.min(left, align(length)));
        return message;
    }

    /** What is wrong with the datagram, or null if nothing has been found wrong so far. */
    public @Nullable String fault() {
        return fault;
    }

    static int align(int length) {
        return (length + 3) & ~3;
    }
}

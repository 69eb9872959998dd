package io.vipward.netlink.wire;

import io.vipward.netlink.linux.Errno;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The content of an NLMSG_ERROR or NLMSG_DONE message (struct nlmsgerr and NLMSGERR_ATTR_ of linux/netlink.h). Immutable, any
 * thread.
 *
 * @param errno why, or null for success
 * @param text the kernel's extended message, or null
 */
public record NetlinkError(@Nullable Errno errno, @Nullable String text) {
    private static final int ERROR_BYTES = 4;
    private static final int ATTRIBUTE_TEXT = 1;
    private static final int MAX_TEXT = 256;

    /**
     * Decodes an NLMSG_ERROR: i32 error, the request's header, the rest of the request unless CAPPED or successful, then
     * with ACK_TLVS attributes. A message too short for its error is {@link Errno#EBADMSG}.
     */
    public static NetlinkError ofError(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < ERROR_BYTES) {
            return new NetlinkError(Errno.EBADMSG, null);
        }
        int error = payload.getInt(0);
        int echoed = DatagramReader.HEADER_BYTES;
        boolean capped = error == 0 || (message.flags() & NetlinkFlags.CAPPED) != 0;
        if (!capped && payload.remaining() >= ERROR_BYTES + 4) {
            echoed = DatagramReader.align(payload.getInt(ERROR_BYTES));
        }
        return new NetlinkError(errno(error), text(message, ERROR_BYTES + (long) echoed));
    }

    /** Decodes an NLMSG_DONE: i32 error, then with ACK_TLVS attributes; older kernels send no error at all. */
    public static NetlinkError ofDone(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        if (payload.remaining() < ERROR_BYTES) {
            return new NetlinkError(null, null);
        }
        return new NetlinkError(errno(payload.getInt(0)), text(message, ERROR_BYTES));
    }

    private static @Nullable Errno errno(int error) {
        return error < 0 ? Errno.of(error) : null;
    }

    private static @Nullable String text(NetlinkMessage message, long offset) {
        ByteBuffer payload = message.payload();
        if ((message.flags() & NetlinkFlags.ACK_TLVS) == 0 || offset < 0 || offset > payload.limit()) {
            return null;
        }
        AttributeReader attributes = new AttributeReader(payload.position((int) offset));
        while (attributes.next()) {
            if (attributes.type() == ATTRIBUTE_TEXT) {
                String text = attributes.string();
                return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
            }
        }
        return null;
    }
}

package io.vipward.netlink.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One message from the kernel: the fields of struct nlmsghdr (linux/netlink.h) that matter, and what follows them.
 * Immutable, any thread.
 *
 * @param type the message's number, unsigned 16 bits
 * @param flags NLM_F_ flags, unsigned 16 bits
 * @param sequence the request's number, 0 in notifications
 * @param payload the bytes after the 16-byte header, without padding
 */
public record NetlinkMessage(int type, int flags, int sequence, ByteBuffer payload) {
    public NetlinkMessage {
        payload = payload.slice().asReadOnlyBuffer();
    }

    /** The payload as a fresh read-only view in host byte order, position 0; reading it does not change this message. */
    @Override
    public ByteBuffer payload() {
        return payload.duplicate().order(ByteOrder.nativeOrder());
    }

    /** True for one part of a dump. */
    public boolean multi() {
        return (flags & NetlinkFlags.MULTI) != 0;
    }
}

package io.vipward.netlink.generic;

import io.vipward.netlink.generic.FamilyResolution.Family;
import io.vipward.netlink.generic.FamilyResolution.Missing;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.wire.AttributeReader;
import io.vipward.netlink.wire.MessageWriter;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.NetlinkMessage;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;

/**
 * Generic netlink (linux/genetlink.h): families whose numbers are resolved by name, and messages with a command. For one
 * thread at a time, as its channel.
 *
 * <pre>
 *  0     1         2          4
 *  +-----+---------+----------+-----------
 *  | cmd | version | reserved | attributes
 *  +-----+---------+----------+-----------
 * </pre>
 */
public final class GenericNetlink {
    /** The size of struct genlmsghdr, before the attributes. */
    public static final int HEADER_BYTES = 4;

    private static final int CONTROLLER = 16;
    private static final int CONTROLLER_VERSION = 1;
    private static final int GET_FAMILY = 3;
    private static final int FAMILY_ID = 1;
    private static final int FAMILY_NAME = 2;
    private static final int FAMILY_VERSION = 3;

    private final NetlinkChannel channel;

    /**
     * Speaks through a channel.
     *
     * @param channel to NETLINK_GENERIC
     */
    public GenericNetlink(NetlinkChannel channel) {
        this.channel = channel;
    }

    /**
     * Asks the kernel for a family's number; the kernel loads the family's module if it has one. Ask once, and again after
     * ENOENT on a request.
     */
    public FamilyResolution resolve(String name) {
        MessageWriter attributes = message(GET_FAMILY, CONTROLLER_VERSION).attributeString(FAMILY_NAME, name);
        Reply reply = channel.exchange(Request.of(CONTROLLER, NetlinkFlags.REQUEST | NetlinkFlags.ACK, attributes));
        if (reply instanceof Reply.Failed failed) {
            return new Missing(failed.errno());
        }
        if (reply instanceof Reply.Data data && !data.messages().isEmpty()) {
            return decode(data.messages().get(0));
        }
        return new Missing(Errno.ENOMSG);
    }

    /**
     * A message's beginning: the generic header. Attributes follow.
     *
     * @param command the family's own number
     * @param version the family's, 1 for IPVS
     */
    public static MessageWriter message(int command, int version) {
        return new MessageWriter().u8(command).u8(version).u16(0);
    }

    /** The command in a message's generic header, or -1 if the message is too short to have one. */
    public static int command(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        return payload.remaining() < HEADER_BYTES ? -1 : payload.get(0) & 0xff;
    }

    /** The attributes after a message's generic header; none if the message is too short to have one. */
    public static AttributeReader attributes(NetlinkMessage message) {
        ByteBuffer payload = message.payload();
        return new AttributeReader(payload.position(Math.min(HEADER_BYTES, payload.limit())));
    }

    private static FamilyResolution decode(NetlinkMessage message) {
        int id = 0;
        int version = 0;
        String name = "";
        AttributeReader attributes = attributes(message);
        while (attributes.next()) {
            switch (attributes.type()) {
                case FAMILY_ID -> id = attributes.u16();
                case FAMILY_NAME -> name = attributes.string();
                case FAMILY_VERSION -> version = attributes.i32();
                default -> {}
            }
        }
        return id == 0 || attributes.fault() != null ? new Missing(Errno.EBADMSG) : new Family(id, name, version);
    }
}

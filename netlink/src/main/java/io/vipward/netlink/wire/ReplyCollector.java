package io.vipward.netlink.wire;

import io.vipward.netlink.linux.Errno;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Matches the kernel's messages to the requests of one batch by sequence number until each has its reply. Messages of other
 * sequences belong to exchanges given up earlier, and are skipped. For one thread.
 */
public final class ReplyCollector {
    /** How many bytes of data messages one reply holds; a larger one fails with EMSGSIZE. */
    public static final long MAX_REPLY_BYTES = 64L << 20;

    private final int firstSequence;
    private final boolean transaction;
    private final Slot[] slots;
    private int pending;
    private boolean interrupted;

    /**
     * Starts with no reply.
     *
     * @param requests how many there are, numbered from {@code firstSequence} without a gap
     */
    public ReplyCollector(int requests, int firstSequence) {
        this(requests, firstSequence, false);
    }

    private ReplyCollector(int requests, int firstSequence, boolean transaction) {
        this.firstSequence = firstSequence;
        this.transaction = transaction;
        this.slots = new Slot[requests];
        this.pending = requests;
        Arrays.setAll(slots, index -> new Slot());
    }

    /**
     * For requests that stand and fall together: the message before the first is not answered, and if it is, with an error, then
     * that is the reply to all.
     */
    public static ReplyCollector ofTransaction(int requests, int firstSequence) {
        return new ReplyCollector(requests, firstSequence, true);
    }

    /**
     * Takes the messages of one datagram.
     *
     * @param datagram must stay unchanged as long as the replies are used
     */
    public void accept(ByteBuffer datagram) {
        DatagramReader reader = new DatagramReader(datagram);
        NetlinkMessage message;
        while ((message = reader.next()) != null) {
            int index = message.sequence() - firstSequence;
            if (index >= 0 && index < slots.length && slots[index].reply == null) {
                accept(slots[index], message);
            } else if (transaction && index == -1 && message.type() == NetlinkFlags.TYPE_ERROR) {
                Errno errno = NetlinkError.ofError(message).errno();
                if (errno != null) {
                    failPending(errno);
                }
            }
        }
        if (reader.fault() != null) {
            failPending(Errno.EBADMSG);
        }
    }

    /** Gives the same failure to every request that has no reply yet. */
    public void failPending(Errno errno) {
        for (Slot slot : slots) {
            if (slot.reply == null) {
                finish(slot, new Reply.Failed(errno));
            }
        }
    }

    /** True when every request has its reply. */
    public boolean complete() {
        return pending == 0;
    }

    /** True if the kernel said that a dump is inconsistent because the table changed meanwhile. */
    public boolean interrupted() {
        return interrupted;
    }

    /** The replies in the order of the requests, once {@link #complete}. */
    public List<Reply> replies() {
        List<Reply> replies = new ArrayList<>(slots.length);
        for (Slot slot : slots) {
            Reply reply = slot.reply;
            if (reply == null) {
                throw new IllegalStateException(pending + " requests have no reply yet");
            }
            replies.add(reply);
        }
        return replies;
    }

    private void accept(Slot slot, NetlinkMessage message) {
        interrupted |= (message.flags() & NetlinkFlags.DUMP_INTR) != 0 && message.type() != NetlinkFlags.TYPE_ERROR;
        switch (message.type()) {
            case NetlinkFlags.TYPE_NOOP -> {}
            case NetlinkFlags.TYPE_ERROR -> finish(slot, slot.reply(NetlinkError.ofError(message), false));
            case NetlinkFlags.TYPE_DONE -> finish(slot, slot.reply(NetlinkError.ofDone(message), true));
            case NetlinkFlags.TYPE_OVERRUN -> finish(slot, new Reply.Failed(Errno.ENOBUFS));
            default -> slot.add(message);
        }
    }

    private void finish(Slot slot, Reply reply) {
        slot.reply = reply;
        pending--;
    }

    /** What has come for one request. */
    private static final class Slot {
        private final List<NetlinkMessage> messages = new ArrayList<>(0);
        private long bytes;

        @Nullable
        Reply reply;

        void add(NetlinkMessage message) {
            bytes += DatagramReader.HEADER_BYTES + message.payload().remaining();
            if (bytes <= MAX_REPLY_BYTES) {
                messages.add(message);
            }
        }

        Reply reply(NetlinkError error, boolean dump) {
            Errno errno = error.errno();
            if (errno != null) {
                return new Reply.Failed(errno, Optional.ofNullable(error.text()));
            }
            if (bytes > MAX_REPLY_BYTES) {
                return new Reply.Failed(Errno.EMSGSIZE);
            }
            return dump || !messages.isEmpty() ? new Reply.Data(messages) : Reply.ACKNOWLEDGED;
        }
    }
}

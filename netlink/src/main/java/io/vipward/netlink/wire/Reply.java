package io.vipward.netlink.wire;

import io.vipward.netlink.linux.Errno;
import java.util.List;
import java.util.Optional;

/** The kernel's answer to one {@link Request}. Immutable, any thread. */
public sealed interface Reply {
    /** The acknowledgement without data, of which there is only one kind. */
    Acknowledged ACKNOWLEDGED = new Acknowledged();

    /** The request was carried out, and there is nothing to tell. */
    record Acknowledged() implements Reply {}

    /**
     * The request was not carried out (or nobody knows: {@link Errno#ETIMEDOUT} and {@link Errno#ENOBUFS} say that the answer
     * did not come or was lost; dump and compare).
     *
     * @param errno why
     * @param text the kernel's extended message, for instance {@code Nexthop has invalid gateway}
     */
    record Failed(Errno errno, Optional<String> text) implements Reply {
        /** A failure without an extended message. */
        public Failed(Errno errno) {
            this(errno, Optional.empty());
        }

        /** The errno's text, and the kernel's own in brackets if there is one. */
        public String describe() {
            return text.map(kernel -> errno.text() + " (" + kernel + ")").orElseGet(errno::text);
        }
    }

    /**
     * The answer to a get or a dump.
     *
     * @param messages the data messages in the order they came, without the final NLMSG_DONE or acknowledgement; empty for
     *     an empty table
     */
    record Data(List<NetlinkMessage> messages) implements Reply {
        public Data {
            messages = List.copyOf(messages);
        }
    }
}

package io.vipward.vrrp.wire;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are no VRRP message.
 *
 * @param detail what was wrong, with the numbers; of {@link Reason#TOO_SHORT} the whole text for the log, of {@link
 *     Reason#WRONG_LENGTH} what follows the name of the sender
 * @param claim whom the packet pretends to be for, null where not even that can be read
 */
public record Rejected(
        Reason reason, String detail, @Nullable Claim claim) implements Decoded {
    /** Why bytes are no message. */
    public enum Reason {
        /** Not even the fixed headers. */
        TOO_SHORT,
        /** Another IP version, or a header length below five words. */
        NOT_IPV4,
        /** Another IP protocol than 112 and 51. */
        NOT_VRRP,
        /** Not as long as its version and count of addresses require. */
        WRONG_LENGTH
    }

    /** The virtual router that the packet names, and who sent it. */
    public record Claim(int vrid, InetAddress source) {}
}

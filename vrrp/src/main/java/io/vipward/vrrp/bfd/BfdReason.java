package io.vipward.vrrp.bfd;

import io.vipward.netlink.wire.AddressText;
import io.vipward.vrrp.bfd.wire.SessionState;
import java.net.InetAddress;
import java.util.Locale;

/** Why a session is where it is, with the facts. The same text is shown in logs and status. */
public sealed interface BfdReason {
    /** One line for people, to stand in brackets. */
    String text();

    /** Nothing that anybody needs to be told: the event changed no state. */
    record Unchanged() implements BfdReason {
        @Override
        public String text() {
            return "nothing changed";
        }
    }

    /** The session was started. */
    record Started() implements BfdReason {
        @Override
        public String text() {
            return "started";
        }
    }

    /** The neighbour's packet moved the session (RFC 5880, section 6.2). */
    record NeighborSaid(InetAddress neighbor, SessionState state) implements BfdReason {
        @Override
        public String text() {
            return AddressText.of(neighbor) + " is " + state.text();
        }
    }

    /** The detection time has passed without a packet. */
    record NeighborSilent(InetAddress neighbor, long silentNanos) implements BfdReason {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "%s silent for %.3f ms", AddressText.of(neighbor), silentNanos / 1e6);
        }
    }

    /** There is no socket to send with, for instance because the source address is missing. */
    record CannotSend(String why) implements BfdReason {
        @Override
        public String text() {
            return "cannot send: " + why;
        }
    }

    /** The socket could be opened at last. */
    record CanSendAgain() implements BfdReason {
        @Override
        public String text() {
            return "can send again";
        }
    }
}

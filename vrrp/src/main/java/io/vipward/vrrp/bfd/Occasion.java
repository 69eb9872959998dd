package io.vipward.vrrp.bfd;

import io.vipward.vrrp.bfd.wire.ControlPacket;
import java.net.InetAddress;

/** Why a session's socket is opened. */
public sealed interface Occasion {
    /** The session starts. */
    record Start() implements Occasion {}

    /** The configuration was reloaded. */
    record Reload() implements Occasion {}

    /** It could not be opened a while ago. */
    record Retry() implements Occasion {}

    /** It could not be opened before, and a packet has come for the session. */
    record Packet(InetAddress from, ControlPacket packet) implements Occasion {}
}

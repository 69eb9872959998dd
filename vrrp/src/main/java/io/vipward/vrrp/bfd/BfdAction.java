package io.vipward.vrrp.bfd;

import io.vipward.vrrp.bfd.wire.ControlPacket;

/** What the driver of a session has to do, in the order given. */
public sealed interface BfdAction {
    /** Send to the neighbour. */
    record SendPacket(ControlPacket packet) implements BfdAction {}

    /** Open the socket, anew if there is one, and say what came of it ({@link Session#opened}, {@link Session#refused}). */
    record OpenSocket(Occasion occasion) implements BfdAction {}

    /** Write a log line. */
    record Log(BfdNotice notice) implements BfdAction {}

    /** Log the transition with its reason. */
    record LogTransition(BfdTransition transition) implements BfdAction {}

    /** Tell those who track the session. */
    record Report(BfdEvent event) implements BfdAction {}
}

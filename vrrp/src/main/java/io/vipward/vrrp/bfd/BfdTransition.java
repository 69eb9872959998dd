package io.vipward.vrrp.bfd;

import io.vipward.vrrp.bfd.wire.SessionState;

/** One session has gone from one state to another. */
public record BfdTransition(String session, SessionState from, SessionState to, BfdReason reason) {
    /** Whether somebody who only wants to know what works needs to be told. */
    public boolean matters() {
        return from == SessionState.UP || to == SessionState.UP || to == SessionState.ADMIN_DOWN;
    }

    /** The line that says why, such as {@code BFD b1: Up -> Down (192.0.2.2 silent for 150.036 ms)}. */
    public String text() {
        return "BFD " + session + ": " + from.text() + " -> " + to.text() + " (" + reason.text() + ")";
    }
}

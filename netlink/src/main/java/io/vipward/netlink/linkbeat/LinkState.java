package io.vipward.netlink.linkbeat;

import io.vipward.netlink.linux.Errno;

/** What an interface says of its link. Immutable, any thread. */
public sealed interface LinkState {
    /** There is a link. */
    LinkState UP = new Known(true);
    /** There is none. */
    LinkState DOWN = new Known(false);

    /** An answer. */
    record Known(boolean up) implements LinkState {}

    /** No answer: EOPNOTSUPP if it cannot be asked like that, ENODEV if there is no such interface. */
    record Unknown(Errno errno) implements LinkState {}

    static LinkState of(boolean up) {
        return up ? UP : DOWN;
    }
}

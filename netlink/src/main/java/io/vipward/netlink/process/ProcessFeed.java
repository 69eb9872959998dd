package io.vipward.netlink.process;

import io.vipward.netlink.linux.ReceiveBuffer;

/** What tells of processes until it is closed. On its loop's thread. */
public interface ProcessFeed extends AutoCloseable {
    /** Gives what is not read yet another room. */
    void room(ReceiveBuffer buffer);

    /** Ends it. Again: nothing happens. */
    @Override
    void close();
}

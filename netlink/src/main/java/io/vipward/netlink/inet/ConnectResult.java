package io.vipward.netlink.inet;

import io.vipward.netlink.linux.Errno;

/** What came of connecting. The classes are those by which keepalived judges a server. Immutable, any thread. */
public sealed interface ConnectResult {
    /**
     * The server accepted.
     *
     * @param nanos how long that took
     */
    record Connected(long nanos) implements ConnectResult {}

    /**
     * The server or the way to it said no: the probe failed.
     *
     * @param errno for instance ECONNREFUSED
     */
    record Refused(Errno errno) implements ConnectResult {}

    /** Nobody answered in time: the probe failed. */
    record TimedOut() implements ConnectResult {}

    /**
     * The connecting could not be tried, which says nothing about the server: the probe does not count.
     *
     * @param step what was being done: {@code socket}, {@code SO_MARK}, {@code SO_BINDTODEVICE}, {@code bind}, {@code connect}
     * @param errno why it failed
     */
    record Unable(String step, Errno errno) implements ConnectResult {}
}

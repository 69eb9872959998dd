package io.vipward.netlink.linux;

/** Whether a {@link LockedFile} could be had. */
public sealed interface LockResult {
    /** It is locked by this process, until it is closed or the process ends. */
    record Locked(LockedFile file) implements LockResult {}

    /**
     * Another process has it.
     *
     * @param content what the file holds: for a pid file the other's pid
     */
    record HeldByAnother(String content) implements LockResult {}
}

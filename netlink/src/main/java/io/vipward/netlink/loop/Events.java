package io.vipward.netlink.loop;

/** What a descriptor can be watched for and what can happen to it (EPOLL constants of linux/eventpoll.h). */
public final class Events {
    /** There is something to read, or the peer has closed. */
    public static final int IN = 0x1;
    /** There is room to write, or the connecting has ended. */
    public static final int OUT = 0x4;
    /** An error; reported whether watched for or not. */
    public static final int ERR = 0x8;
    /** Hung up; reported whether watched for or not. */
    public static final int HUP = 0x10;

    private Events() {}
}

package io.vipward.netlink.linux;

/** Signal numbers, the same on x86-64 and aarch64 (asm-generic/signal.h). */
public final class Signals {
    public static final int HUP = 1;
    public static final int INT = 2;
    public static final int QUIT = 3;
    public static final int KILL = 9;
    public static final int USR1 = 10;
    public static final int USR2 = 12;
    public static final int PIPE = 13;
    public static final int TERM = 15;
    public static final int CHLD = 17;
    public static final int STOP = 19;

    private Signals() {}
}

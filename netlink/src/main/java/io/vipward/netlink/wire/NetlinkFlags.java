package io.vipward.netlink.wire;

/** Flags and control message types of linux/netlink.h, by their names without NLM_F_ and NLMSG_. */
public final class NetlinkFlags {
    /** On every request. */
    public static final int REQUEST = 0x001;
    /** On each part of a dump. */
    public static final int MULTI = 0x002;
    /** Asks for an NLMSG_ERROR with error 0 on success. */
    public static final int ACK = 0x004;
    /** Asks for the notification of the change, too. */
    public static final int ECHO = 0x008;
    /** In a dump: the table changed meanwhile, start over. */
    public static final int DUMP_INTR = 0x010;
    /** ROOT and MATCH: list everything. */
    public static final int DUMP = 0x300;
    /** In a NEW request: change what is there. */
    public static final int REPLACE = 0x100;
    /** In a NEW request: fail with EEXIST if it is there. */
    public static final int EXCL = 0x200;
    /** In a NEW request: create it if it is not there. */
    public static final int CREATE = 0x400;
    /** In a NEW request: add at the end of the list. */
    public static final int APPEND = 0x800;
    /** In an NLMSG_ERROR: the request was not echoed whole. */
    public static final int CAPPED = 0x100;
    /** In an NLMSG_ERROR or NLMSG_DONE: extended acknowledgement attributes follow. */
    public static final int ACK_TLVS = 0x200;

    /** Message type: nothing. */
    public static final int TYPE_NOOP = 1;
    /** Message type: an acknowledgement or an error. */
    public static final int TYPE_ERROR = 2;
    /** Message type: the end of a dump. */
    public static final int TYPE_DONE = 3;
    /** Message type: data was lost. */
    public static final int TYPE_OVERRUN = 4;

    private NetlinkFlags() {}
}

package io.vipward.netlink.linux;

import java.nio.ByteBuffer;

/**
 * An instruction of a socket filter (struct sock_filter of linux/filter.h). Immutable, any thread.
 *
 * @param code what to do
 * @param ifTrue how many instructions to skip if a comparison holds
 * @param ifFalse how many to skip if it does not
 * @param value an offset, or what to compare with, or how many bytes to let through
 */
public record FilterInstruction(int code, int ifTrue, int ifFalse, int value) {
    /** Loads the byte at an offset. */
    public static final int LOAD_BYTE = 0x30;
    /** Loads the two bytes at an offset, in network order. */
    public static final int LOAD_HALF = 0x28;
    /** Compares. */
    public static final int IF_EQUAL = 0x15;
    /** Ends, and lets so many bytes through. */
    public static final int RETURN = 0x06;
    /** Lets everything through. */
    public static final int EVERYTHING = -1;

    static final int BYTES = 8;

    void writeTo(ByteBuffer target) {
        target.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    }
}

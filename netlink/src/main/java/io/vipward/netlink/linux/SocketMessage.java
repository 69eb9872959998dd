package io.vipward.netlink.linux;

import java.nio.ByteBuffer;

/**
 * The native memory of a sendmsg or recvmsg call (struct msghdr of bits/socket.h with one struct iovec), laid out once and
 * used for every call, so that sending and receiving allocate nothing. For one thread.
 *
 * <pre>
 * msghdr: 0 name, 8 u32 namelen, 16 iov, 24 u64 iovlen, 32 control, 40 u64 controllen, 48 i32 flags
 * iovec:  0 base, 8 u64 len
 * </pre>
 */
public final class SocketMessage {
    private static final int NAME_BYTES = 128;
    private static final int HEADER_BYTES = 56;
    private static final int IOVEC_BYTES = 16;

    private final ByteBuffer header = Native.buffer(HEADER_BYTES + IOVEC_BYTES);
    private final ByteBuffer name = Native.buffer(NAME_BYTES);
    private final ByteBuffer data;
    private final ByteBuffer control;
    private final long headerAddress = Native.address(header);

    /**
     * Allocates the memory.
     *
     * @param dataBytes the largest datagram
     * @param controlBytes room for control messages, 0 for none
     */
    public SocketMessage(int dataBytes, int controlBytes) {
        this.data = Native.buffer(dataBytes);
        this.control = Native.buffer(controlBytes);
        header.putLong(0, Native.address(name))
                .putLong(16, headerAddress + HEADER_BYTES)
                .putLong(24, 1)
                .putLong(32, controlBytes == 0 ? 0 : Native.address(control))
                .putLong(HEADER_BYTES, Native.address(data));
    }

    /** The peer's address: written by the caller before sending, by the kernel when receiving. */
    public ByteBuffer name() {
        return name;
    }

    /** The datagram. */
    public ByteBuffer data() {
        return data;
    }

    /** The control messages. */
    public ByteBuffer control() {
        return control;
    }

    /** How much of {@link #name} counts. */
    public int nameBytes() {
        return header.getInt(8);
    }

    /** How much of {@link #control} counts. */
    public int controlBytes() {
        return (int) header.getLong(40);
    }

    /** MSG_ flags that the kernel set when receiving, for instance MSG_TRUNC. */
    public int flags() {
        return header.getInt(48);
    }

    /** Sets what the next sendmsg sends: so much of each buffer, from its first byte. */
    public void prepareToSend(int nameBytes, int dataBytes, int controlBytes) {
        prepare(nameBytes, dataBytes, controlBytes);
    }

    /** Offers the whole of each buffer to the next recvmsg. */
    public void prepareToReceive() {
        prepare(NAME_BYTES, data.capacity(), control.capacity());
    }

    private void prepare(int nameBytes, int dataBytes, int controlBytes) {
        header.putInt(8, nameBytes).putLong(40, controlBytes).putInt(48, 0).putLong(HEADER_BYTES + 8, dataBytes);
    }

    long address() {
        return headerAddress;
    }
}

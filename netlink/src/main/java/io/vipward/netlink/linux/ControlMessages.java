package io.vipward.netlink.linux;

import java.nio.ByteBuffer;

/**
 * Control messages of sendmsg and recvmsg (struct cmsghdr of bits/socket.h) in the buffer of a {@link SocketMessage}, which is
 * in host byte order. For one thread.
 *
 * <pre>
 * 0 u64 length, these sixteen bytes included   8 i32 level   12 i32 type   16 data   the next at a multiple of eight
 * </pre>
 */
public final class ControlMessages {
    private static final int HEADER_BYTES = 16;
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int ALIGNMENT = 8;
    private static final int IPV6_ADDRESS_BYTES = 16;
    private static final int PACKET_INFO_BYTES = 20;

    /** Room for packet information and hop limit of an IPv6 packet. */
    public static final int IPV6_BYTES =
            aligned(HEADER_BYTES + PACKET_INFO_BYTES) + aligned(HEADER_BYTES + Integer.BYTES);

    private ControlMessages() {}

    /**
     * Writes what address an IPv6 packet is sent from (IPV6_PKTINFO, struct in6_pktinfo {0 address, 16 i32 interface}).
     *
     * @param linkIndex the interface it leaves through, 0 for the one of the route
     * @return the offset behind it
     */
    public static int putPacketInfo(ByteBuffer control, int offset, byte[] source, int linkIndex) {
        int data = putHeader(control, offset, SocketConstants.IPV6_PKTINFO, PACKET_INFO_BYTES);
        control.put(data, source).putInt(data + IPV6_ADDRESS_BYTES, linkIndex);
        return offset + aligned(HEADER_BYTES + PACKET_INFO_BYTES);
    }

    /**
     * Writes the hop limit of an IPv6 packet (IPV6_HOPLIMIT).
     *
     * @return the offset behind it
     */
    public static int putHopLimit(ByteBuffer control, int offset, int hopLimit) {
        int data = putHeader(control, offset, SocketConstants.IPV6_HOPLIMIT, Integer.BYTES);
        control.putInt(data, hopLimit);
        return offset + aligned(HEADER_BYTES + Integer.BYTES);
    }

    /**
     * Where the address begins that a received IPv6 packet was sent to, or -1 if the kernel did not tell.
     *
     * @param bytes how much of {@code control} counts
     */
    public static int packetInfo(ByteBuffer control, int bytes) {
        return find(control, bytes, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_PKTINFO, PACKET_INFO_BYTES);
    }

    /**
     * The hop limit of a received IPv6 packet, or -1 if the kernel did not tell.
     *
     * @param bytes how much of {@code control} counts
     */
    public static int hopLimit(ByteBuffer control, int bytes) {
        int data = find(control, bytes, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_HOPLIMIT, Integer.BYTES);
        return data < 0 ? -1 : control.getInt(data);
    }

    private static int putHeader(ByteBuffer control, int offset, int type, int dataBytes) {
        control.putLong(offset, HEADER_BYTES + dataBytes)
                .putInt(offset + LEVEL, SocketConstants.IPPROTO_IPV6)
                .putInt(offset + TYPE, type);
        return offset + HEADER_BYTES;
    }

    /**
     * The offset of the data of the first message of a type that has as many bytes of them, or -1.
     *
     * @param bytes how much of {@code control} counts
     * @param level the protocol that the type belongs to
     */
    public static int find(ByteBuffer control, int bytes, int level, int type, int dataBytes) {
        int offset = 0;
        while (bytes - offset >= HEADER_BYTES) {
            long length = control.getLong(offset);
            if (length < HEADER_BYTES || length > bytes - offset) {
                return -1;
            }
            if (control.getInt(offset + LEVEL) == level
                    && control.getInt(offset + TYPE) == type
                    && length >= HEADER_BYTES + dataBytes) {
                return offset + HEADER_BYTES;
            }
            offset += aligned((int) length);
        }
        return -1;
    }

    private static int aligned(int bytes) {
        return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
    }
}

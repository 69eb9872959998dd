package io.vipward.netlink.linux;

import static io.vipward.netlink.linux.Native.LIBC;
import static io.vipward.netlink.linux.Native.address;
import static io.vipward.netlink.linux.Native.result;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * ioctl(2) about interfaces, by name (struct ifreq of net/if.h: 16 bytes of name, then a union at 16). Each returns the
 * answer, or the negative errno. Any descriptor of a socket will do; the name is one of its network namespace. Any thread.
 */
public final class InterfaceCalls {
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCETHTOOL = 0x8946;
    private static final int SIOCGMIIPHY = 0x8947;
    private static final int SIOCGMIIREG = 0x8948;
    private static final int ETHTOOL_GLINK = 0x0a;

    private static final int NAME_BYTES = 16;
    private static final int UNION_OFFSET = 16;
    private static final int IFREQ_BYTES = 40;
    private static final int MII_REGISTER_OFFSET = UNION_OFFSET + 2;
    private static final int MII_VALUE_OFFSET = UNION_OFFSET + 6;

    private InterfaceCalls() {}

    /** The low 16 bits of the IFF_ flags. */
    public static int flags(int fd, String name) {
        ByteBuffer request = request(name);
        int result = result(LIBC.ioctl(fd, SIOCGIFFLAGS, address(request)), request);
        return result < 0 ? result : request.getShort(UNION_OFFSET) & 0xffff;
    }

    /** What the driver says of the link (linux/ethtool.h, ETHTOOL_GLINK): 1 it is up, 0 it is not. */
    public static int ethtoolLink(int fd, String name) {
        ByteBuffer request = request(name);
        ByteBuffer value = Native.buffer(2 * Integer.BYTES).putInt(0, ETHTOOL_GLINK);
        request.putLong(UNION_OFFSET, address(value));
        int result = result(LIBC.ioctl(fd, SIOCETHTOOL, address(request)), request);
        int link = value.getInt(Integer.BYTES);
        return result < 0 ? result : link != 0 ? 1 : 0;
    }

    /**
     * A register of the interface's transceiver (linux/mii.h, struct mii_ioctl_data: u16 transceiver, register, in, out).
     *
     * @param register 1 is its status
     */
    public static int miiRegister(int fd, String name, int register) {
        ByteBuffer request = request(name);
        int found = result(LIBC.ioctl(fd, SIOCGMIIPHY, address(request)), request);
        if (found < 0) {
            return found;
        }
        request.putShort(MII_REGISTER_OFFSET, (short) register);
        int result = result(LIBC.ioctl(fd, SIOCGMIIREG, address(request)), request);
        return result < 0 ? result : request.getShort(MII_VALUE_OFFSET) & 0xffff;
    }

    private static ByteBuffer request(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer request = Native.buffer(IFREQ_BYTES).order(ByteOrder.nativeOrder());
        return request.put(0, bytes, 0, Math.min(bytes.length, NAME_BYTES - 1));
    }
}

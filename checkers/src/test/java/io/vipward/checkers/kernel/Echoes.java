package io.vipward.checkers.kernel;

import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.Syscalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Sees the echo requests that come in, as digits: without checksum, identifier and sequence number. */
final class Echoes implements AutoCloseable {
    private static final int DONT_WAIT = 0x40;
    private static final int ECHO = 8;
    private static final int HEADER_BYTES = 8;
    private static final int CHECKSUM_OFFSET = 2;

    private final int fd;
    private final List<String> heard = new ArrayList<>();

    Echoes() throws IOException {
        fd = Syscalls.socket(SocketConstants.AF_INET, SocketConstants.SOCK_RAW, SocketConstants.IPPROTO_ICMP);
        if (fd < 0) {
            throw new IOException("socket(ICMP): " + fd);
        }
    }

    List<String> heard() {
        ByteBuffer packet = ByteBuffer.allocateDirect(2048);
        for (int bytes = Syscalls.recv(fd, packet, DONT_WAIT);
                bytes > 0;
                bytes = Syscalls.recv(fd, packet.clear(), DONT_WAIT)) {
            int start = (packet.get(0) & 0xf) * Integer.BYTES;
            if (packet.get(start) == ECHO) {
                byte[] echo = new byte[bytes - start];
                packet.get(start, echo);
                Arrays.fill(echo, CHECKSUM_OFFSET, HEADER_BYTES, (byte) 0);
                heard.add(HexFormat.of().formatHex(echo));
            }
        }
        return List.copyOf(heard);
    }

    /** What was heard so far does not count. */
    void forget() {
        heard();
        heard.clear();
    }

    @Override
    public void close() {
        Syscalls.close(fd);
    }
}

package io.vipward.netlink.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vipward.netlink.linux.Errno;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class NowhereTest {
    private static final int NOT_OPEN = -Errno.EBADF.code();

    @Test
    void advertsGoNowhereThroughASocketThatIsNotOpen() throws Exception {
        Inet4Address group = (Inet4Address) InetAddress.getByName("224.0.0.18");
        VrrpEndpoint endpoint = VrrpEndpoint.multicast(new VrrpEndpoint.Device(1, "lo"), group, 1_500);

        try (VrrpSocket socket = VrrpSocket.nowhere(endpoint)) {
            assertEquals(NOT_OPEN, socket.send(ByteBuffer.allocate(40), group));
            assertEquals(NOT_OPEN, socket.receive((packet, path) -> {}, 1));
        }
    }

    @Test
    void announcementsGoNowhereThroughASocketThatIsNotOpen() {
        try (AnnouncementSocket socket = AnnouncementSocket.nowhere()) {
            assertEquals(NOT_OPEN, socket.send(1, ByteBuffer.allocate(42)));
        }
    }
}

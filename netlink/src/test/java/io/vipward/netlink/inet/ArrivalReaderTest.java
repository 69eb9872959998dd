package io.vipward.netlink.inet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.SocketMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrivalReaderTest {
    private static final long SEED = 5881;
    private static final int HOP_LIMIT_CMSG = 24;
    private static final int PKTINFO_CMSG = 40;

    private final SocketMessage message = new SocketMessage(64, ArrivalReader.CONTROL_BYTES);

    @Test
    void hopLimitAndDestinationOfBothFamiliesAreRead() throws Exception {
        InetAddress to = InetAddress.getByName("2001:db8::2");
        cmsg(0, 20, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_HOPLIMIT).putInt(16, 64);
        cmsg(HOP_LIMIT_CMSG, 36, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_PKTINFO)
                .put(HOP_LIMIT_CMSG + 16, to.getAddress());

        assertEquals(new Arrival(sender("2001:db8::1"), to, 64), read("2001:db8::1", HOP_LIMIT_CMSG + PKTINFO_CMSG));

        InetAddress four = InetAddress.getByName("192.0.2.2");
        cmsg(0, 20, SocketConstants.IPPROTO_IP, SocketConstants.IP_TTL).putInt(16, 255);
        cmsg(HOP_LIMIT_CMSG, 28, SocketConstants.IPPROTO_IP, SocketConstants.IP_PKTINFO)
                .put(HOP_LIMIT_CMSG + 24, four.getAddress());

        assertEquals(new Arrival(sender("192.0.2.1"), four, 255), read("192.0.2.1", HOP_LIMIT_CMSG + 28));
    }

    @Test
    void whatTheKernelDoesNotSayIsUnknown() {
        assertEquals(new Arrival(sender("192.0.2.1"), null, Arrival.UNKNOWN), read("192.0.2.1", 0));
    }

    @Test
    void messageThatClaimsMoreThanThereIsEndsTheReading() {
        cmsg(0, 400, SocketConstants.IPPROTO_IP, SocketConstants.IP_TTL).putInt(16, 255);
        assertEquals(Arrival.UNKNOWN, hopLimit(HOP_LIMIT_CMSG));

        cmsg(0, 0, SocketConstants.IPPROTO_IP, SocketConstants.IP_TTL).putInt(16, 255);
        assertEquals(Arrival.UNKNOWN, hopLimit(HOP_LIMIT_CMSG));

        cmsg(0, 17, SocketConstants.IPPROTO_IP, SocketConstants.IP_TTL).putInt(16, 255);
        assertEquals(Arrival.UNKNOWN, hopLimit(HOP_LIMIT_CMSG));
    }

    @Test
    void randomControlBytesNeverMakeItThrow() {
        Random random = new Random(SEED);
        byte[] bytes = new byte[ArrivalReader.CONTROL_BYTES];
        for (int count = 0; count < 100_000; count++) {
            random.nextBytes(bytes);
            message.control().put(0, bytes);
            message.control().putLong(0, random.nextInt(160));
            assertNotNull(read("192.0.2.1", random.nextInt(ArrivalReader.CONTROL_BYTES + 1)), "seed " + SEED);
        }
    }

    @Test
    void senderWithoutInternetAddressIsNobody() {
        message.prepareToSend(0, 0, 0);

        assertNull(ArrivalReader.read(message));
    }

    private ByteBuffer cmsg(int at, long length, int level, int type) {
        return message.control().putLong(at, length).putInt(at + 8, level).putInt(at + 12, type);
    }

    private static InetSocketAddress sender(String text) {
        try {
            return new InetSocketAddress(InetAddress.getByName(text), 50_000);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private int hopLimit(int controlBytes) {
        Arrival arrival = read("192.0.2.1", controlBytes);
        return arrival == null ? 0 : arrival.hopLimit();
    }

    private @Nullable Arrival read(String from, int controlBytes) {
        InetSocketAddress sender = sender(from);
        message.prepareToSend(SocketAddresses.inet(message.name(), sender.getAddress(), 50_000), 0, controlBytes);
        return ArrivalReader.read(message);
    }
}

package io.vipward.netlink.inet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.kernel.NetworkNamespace;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Registration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class UdpSocketsIT {
    private static final int PORT = 3784;
    private static final int SOURCE_PORT = 50_000;

    private final List<String> heard = new ArrayList<>();
    private NetworkNamespace namespace;

    @BeforeEach
    void openNamespace() throws Exception {
        namespace = new NetworkNamespace();
    }

    @AfterEach
    void closeNamespace() {
        namespace.close();
    }

    @Test
    void oneSocketHearsBothFamiliesWithHopLimitAndAddresses() throws Exception {
        namespace.call(() -> {
            try (UdpReceiver receiver = UdpReceiver.open(PORT);
                    UdpSender four = sender("127.0.0.1", 255);
                    UdpSender six = sender("::1", 64)) {
                assertTrue(four.bind(address("127.0.0.2"), SOURCE_PORT) >= 0);
                assertTrue(six.bind(address("::1"), SOURCE_PORT) >= 0);
                assertEquals(SOURCE_PORT, four.port());
                assertEquals(4, four.send(payload("four")));
                assertEquals(3, six.send(payload("six")));
                receiveUntil(receiver, 2);
                assertEquals(0, receiver.receive(this::hear, 10));
            }
            return null;
        });

        assertEquals(
                List.of(
                        "four from /127.0.0.2:50000 to /127.0.0.1 with 255",
                        "six from /[0:0:0:0:0:0:0:1]:50000 to /0:0:0:0:0:0:0:1 with 64"),
                heard);
    }

    @Test
    void noMoreAreReadThanAskedForAndTheLoopReadsTheRest() throws Exception {
        namespace.call(() -> {
            try (EventLoop loop = new EventLoop("udp");
                    UdpReceiver receiver = UdpReceiver.open(0);
                    UdpSender sender =
                            UdpSender.open(new InetSocketAddress(address("127.0.0.1"), receiver.port()), 1)) {
                for (String word : List.of("one", "two", "three")) {
                    assertTrue(sender.send(payload(word)) > 0);
                }
                receiveUntil(receiver, 1);
                assertEquals(1, heard.size());
                try (Registration registration = receiver.listen(loop, this::hear, 1)) {
                    Await.until(loop, "two more datagrams", () -> heard.size() == 3);
                }
            }
            return null;
        });

        assertTrue(heard.get(2).startsWith("three from /127.0.0.1:"), heard::toString);
    }

    @Test
    void senderQueuesNothingThatOthersSendToItsPort() throws Exception {
        String socket = namespace.call(() -> {
            try (UdpSender silent = sender("127.0.0.1", 255);
                    UdpSender other = UdpSender.open(new InetSocketAddress(address("127.0.0.1"), SOURCE_PORT), 255)) {
                assertTrue(silent.bind(address("127.0.0.1"), SOURCE_PORT) >= 0);
                assertEquals(4, other.send(payload("four")));
                // The last column counts what the socket has dropped.
                String line = line("0100007F:C350 ");
                while (!line.endsWith(" 1")) {
                    line = line("0100007F:C350 ");
                }
                return line;
            }
        });

        assertTrue(socket.contains(" 00000000:00000000 "), "bytes queued: " + socket);
    }

    @Test
    void refusalsOfTheKernelAreNamed() throws Exception {
        namespace.call(() -> {
            try (UdpReceiver receiver = UdpReceiver.open(PORT);
                    UdpSender one = sender("127.0.0.1", 255);
                    UdpSender other = sender("127.0.0.1", 255);
                    UdpSender unreachable = sender("192.0.2.1", 255)) {
                SystemCallException taken = assertThrows(SystemCallException.class, () -> UdpReceiver.open(PORT));
                assertEquals("bind(UDP receiver, port 3784): EADDRINUSE", taken.getMessage());
                InetAddress local = address("127.0.0.1");
                assertEquals(-Errno.EADDRNOTAVAIL.code(), one.bind(address("192.0.2.99"), SOURCE_PORT));
                assertTrue(one.bind(local, SOURCE_PORT) >= 0);
                assertEquals(-Errno.EADDRINUSE.code(), other.bind(local, SOURCE_PORT));
                assertEquals(-Errno.ENETUNREACH.code(), unreachable.send(payload("x")));
                assertEquals(-Errno.EMSGSIZE.code(), one.send(ByteBuffer.allocate(2_000)));
            }
            return null;
        });
    }

    private static String line(String address) throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/net/udp")).stream()
                .map(String::strip)
                .filter(line -> line.contains(address))
                .findFirst()
                .orElse("no socket");
    }

    /** Datagrams are delivered soon, not at once; what never comes ends at the time limit. One at a time. */
    private void receiveUntil(UdpReceiver receiver, int count) {
        while (heard.size() < count) {
            assertTrue(receiver.receive(this::hear, 1) <= 1);
        }
    }

    private static UdpSender sender(String to, int hopLimit) throws Exception {
        return UdpSender.open(new InetSocketAddress(address(to), PORT), hopLimit);
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private void hear(ByteBuffer payload, Arrival arrival) {
        heard.add(StandardCharsets.US_ASCII.decode(payload) + " from " + arrival.from() + " to " + arrival.to()
                + " with " + arrival.hopLimit());
    }

    private static ByteBuffer payload(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}

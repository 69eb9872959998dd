package io.vipward.netlink.inet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vipward.netlink.fake.Await;
import io.vipward.netlink.kernel.NetworkNamespace;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketConstants;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("kernel")
@Timeout(60)
@SuppressWarnings("NullAway.Init") // opened before each test
class TcpConnectionIT {
    private static final long SECOND = 1_000_000_000L;
    private static final int PORT = 80;

    private NetworkNamespace director;
    private NetworkNamespace server;
    private EventLoop loop;
    private int listener;

    @BeforeEach
    void openNamespaces() throws Exception {
        director = new NetworkNamespace();
        server = new NetworkNamespace();
        director.connect("v0", server, "v1");
        director.ip("address", "add", "10.9.0.1/24", "dev", "v0");
        server.ip("address", "add", "10.9.0.2/24", "dev", "v1");
        loop = new EventLoop("checks");
        listener = server.call(TcpConnectionIT::listen);
    }

    @AfterEach
    void closeNamespaces() {
        Syscalls.close(listener);
        loop.close();
        director.close();
        server.close();
    }

    @Test
    void serverThatAcceptsIsConnected() throws Exception {
        ConnectResult result = connect(TcpTarget.of(ip("10.9.0.2"), PORT));

        assertTrue(assertInstanceOf(ConnectResult.Connected.class, result).nanos() > 0);
        int accepted = Syscalls.accept4(listener, SocketConstants.SOCK_CLOEXEC);
        assertTrue(accepted >= 0);
        assertEquals(0, Syscalls.recv(accepted, ByteBuffer.allocateDirect(1), 0), "the connection is closed again");
        Syscalls.close(accepted);
    }

    @Test
    void portWithoutAServerIsRefused() throws Exception {
        ConnectResult result = connect(TcpTarget.of(ip("10.9.0.2"), 81));

        assertEquals(new ConnectResult.Refused(Errno.ECONNREFUSED), result);
    }

    @Test
    void addressWithoutARouteIsRefusedAtOnce() throws Exception {
        ConnectResult result = connect(TcpTarget.of(ip("192.0.2.1"), PORT));

        assertEquals(new ConnectResult.Refused(Errno.ENETUNREACH), result);
    }

    @Test
    void prohibitedRouteSaysNothingAboutTheServer() throws Exception {
        director.ip("route", "add", "prohibit", "192.0.2.0/24");

        ConnectResult result = connect(TcpTarget.of(ip("192.0.2.1"), PORT));

        assertEquals(new ConnectResult.Unable("connect", Errno.EACCES), result);
    }

    @Test
    void serverThatIsSilentTimesOut() throws Exception {
        server.ip("address", "add", "10.9.0.3/24", "dev", "v1");
        server.ip("route", "add", "blackhole", "10.9.0.1/32");

        ConnectResult result = connect(TcpTarget.of(ip("10.9.0.2"), PORT), SECOND / 20);

        assertEquals(new ConnectResult.TimedOut(), result);
    }

    @Test
    void sourceAddressAndPortAreUsedAndMayBeUsedAgain() throws Exception {
        director.ip("address", "add", "10.9.0.9/24", "dev", "v0");
        TcpTarget target = new TcpTarget(ip("10.9.0.2"), PORT, 7, "v0", new InetSocketAddress(ip("10.9.0.9"), 4_711));

        for (int i = 0; i < 2; i++) {
            ConnectResult result = connect(target);
            assertInstanceOf(ConnectResult.Connected.class, result);
            Syscalls.close(Syscalls.accept4(listener, SocketConstants.SOCK_CLOEXEC));
        }
    }

    @Test
    void whatCannotBeTriedIsNoVerdict() throws Exception {
        TcpTarget foreignSource =
                new TcpTarget(ip("10.9.0.2"), PORT, 0, null, new InetSocketAddress(ip("203.0.113.1"), 0));
        TcpTarget noDevice = new TcpTarget(ip("10.9.0.2"), PORT, 0, "nolink", null);

        assertEquals(new ConnectResult.Unable("bind", Errno.EADDRNOTAVAIL), connect(foreignSource));
        assertEquals(new ConnectResult.Unable("SO_BINDTODEVICE", Errno.ENODEV), connect(noDevice));
    }

    @Test
    void cancelledAttemptGivesNoResult() throws Exception {
        List<ConnectResult> results = new ArrayList<>();
        boolean[] passed = new boolean[1];
        TcpConnection connection = director.call(
                () -> TcpConnection.start(loop, TcpTarget.of(ip("192.0.2.1"), PORT), SECOND, results::add));

        connection.cancel();
        loop.post(() -> passed[0] = true);
        Await.until(loop, "a turn of the loop", () -> passed[0]);

        assertEquals(List.of(), results);
    }

    @Test
    void receiverOfTheResultMayKeepTheConnection() throws Exception {
        int[] kept = {-1};
        TcpConnection[] connection = new TcpConnection[1];
        connection[0] = director.call(() -> TcpConnection.start(
                loop, TcpTarget.of(ip("10.9.0.2"), PORT), SECOND, result -> kept[0] = connection[0].release()));
        Await.until(loop, "the connection", () -> kept[0] >= 0);

        int accepted = Syscalls.accept4(listener, SocketConstants.SOCK_CLOEXEC);
        ByteBuffer data = ByteBuffer.allocateDirect(1).put(0, (byte) 42);

        assertEquals(1, Syscalls.write(accepted, data, 1));
        assertEquals(1, Syscalls.recv(kept[0], data, 0));
        assertThrows(IllegalStateException.class, () -> connection[0].release());
        Syscalls.close(kept[0]);
        Syscalls.close(accepted);
    }

    private ConnectResult connect(TcpTarget target) throws Exception {
        return connect(target, 5 * SECOND);
    }

    private ConnectResult connect(TcpTarget target, long timeoutNanos) throws Exception {
        Result result = new Result();
        director.call(() -> TcpConnection.start(loop, target, timeoutNanos, given -> result.value = given));
        assertNull(result.value, "no result before the loop has turned");
        Await.until(loop, "the result", () -> result.value != null);
        return assertNotNullAnd(result.value);
    }

    private static ConnectResult assertNotNullAnd(@Nullable ConnectResult result) {
        assertNotNull(result);
        return result;
    }

    private static int listen() throws SystemCallException {
        int type = SocketConstants.SOCK_STREAM | SocketConstants.SOCK_CLOEXEC;
        int fd = SystemCallException.check(
                Syscalls.socket(SocketConstants.AF_INET, type, SocketConstants.IPPROTO_TCP), "socket", "server");
        ByteBuffer address = SocketAddresses.buffer();
        int length = SocketAddresses.inet(address, new byte[4], PORT, 0);
        SystemCallException.check(Syscalls.bind(fd, address, length), "bind", "server");
        SystemCallException.check(Syscalls.listen(fd, 16), "listen", "server");
        return fd;
    }

    private static InetAddress ip(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    private static final class Result {
        @Nullable
        ConnectResult value;
    }
}

package io.vipward.netlink.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyscallsTest {
    @TempDir
    Path directory = Path.of("replaced");

    @Test
    void failureIsTheNegativeErrno() {
        ByteBuffer data = ByteBuffer.allocateDirect(8);

        assertEquals(Errno.EBADF, Errno.of(Syscalls.read(-1, data)));
        assertEquals(Errno.ENOENT, Errno.of(Syscalls.open(directory + "/missing", 0, 0)));
        assertEquals(Errno.ENODEV, Errno.of(Syscalls.ifNameToIndex("no-such-link")));
        assertEquals(Errno.ECHILD, Errno.of(ProcessCalls.waitpidNoHang(ProcessCalls.getpid())));
    }

    @Test
    void bufferOnTheHeapIsRefusedBecauseTheKernelCannotReadIt() {
        assertThrows(IllegalArgumentException.class, () -> Syscalls.read(-1, ByteBuffer.allocate(8)));
    }

    @Test
    void pipeCarriesBytes() {
        int[] ends = new int[2];
        ByteBuffer data = ByteBuffer.allocateDirect(8);

        assertEquals(0, Syscalls.pipe2(ends, FileConstants.O_CLOEXEC | FileConstants.O_NONBLOCK));
        data.put(0, (byte) 42);
        assertEquals(1, Syscalls.write(ends[1], data, 1));
        data.put(0, (byte) 0);

        assertEquals(1, Syscalls.read(ends[0], data));
        assertEquals(42, data.get(0));
        assertEquals(Errno.EAGAIN, Errno.of(Syscalls.read(ends[0], data)));
        Syscalls.close(ends[0]);
        Syscalls.close(ends[1]);
    }

    @Test
    void nanoTimeIsTheMonotonicClock() {
        long before = System.nanoTime();
        long monotonic = Syscalls.clockMonotonic();
        long after = System.nanoTime();

        assertTrue(before <= monotonic && monotonic <= after);
    }

    @Test
    void datagramReachesALocalSocket() throws Exception {
        String path = directory.resolve("log").toString();
        int receiver = receiver(path);
        byte[] message = "<30>vipward: hello".getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocateDirect(64);

        try (UnixDatagram sender = UnixDatagram.open(path)) {
            assertEquals(message.length, sender.send(message, message.length));
        }

        assertEquals(message.length, Syscalls.recv(receiver, data, SocketConstants.MSG_DONTWAIT));
        byte[] received = new byte[message.length];
        data.get(0, received);
        assertEquals("<30>vipward: hello", new String(received, StandardCharsets.UTF_8));
        Syscalls.close(receiver);
    }

    @Test
    void receiverMayGoAndComeAgain() throws Exception {
        Path path = directory.resolve("log");
        byte[] message = {1};

        try (UnixDatagram sender = UnixDatagram.open(path.toString())) {
            assertEquals(Errno.ENOENT, Errno.of(sender.send(message, 1)));
            int first = receiver(path.toString());
            assertEquals(1, sender.send(message, 1));
            Syscalls.close(first);
            assertEquals(Errno.ECONNREFUSED, Errno.of(sender.send(message, 1)));
            Files.delete(path);
            int second = receiver(path.toString());
            assertEquals(1, sender.send(message, 1));
            Syscalls.close(second);
        }
    }

    @Test
    void fullReceiverDoesNotMakeTheSenderWait() throws Exception {
        String path = directory.resolve("log").toString();
        int receiver = receiver(path);
        byte[] message = new byte[UnixDatagram.MAX_BYTES];

        try (UnixDatagram sender = UnixDatagram.open(path)) {
            int result = 0;
            for (int i = 0; i < 10_000 && result >= 0; i++) {
                result = sender.send(message, message.length);
            }
            assertEquals(Errno.EAGAIN, Errno.of(result));
        }
        Syscalls.close(receiver);
    }

    @Test
    void lockedFileIsHeldByOneOnly() throws Exception {
        Path path = directory.resolve("vipward.pid");
        LockResult.Locked first = assertInstanceOf(LockResult.Locked.class, LockedFile.lock(path));
        first.file().write("4711\n");

        assertEquals(new LockResult.HeldByAnother("4711"), LockedFile.lock(path));

        first.file().remove();
        assertFalse(Files.exists(path));
        LockResult.Locked second = assertInstanceOf(LockResult.Locked.class, LockedFile.lock(path));
        second.file().close();
    }

    @Test
    void fileLeftByACrashIsNoHindrance() throws Exception {
        Path path = directory.resolve("vipward.pid");
        Files.writeString(path, "99999\n");

        LockResult.Locked locked = assertInstanceOf(LockResult.Locked.class, LockedFile.lock(path));

        locked.file().write("1\n");
        assertEquals("1\n", Files.readString(path));
        locked.file().close();
        assertTrue(Files.exists(path));
    }

    private static int receiver(String path) throws SystemCallException {
        int fd = Syscalls.socket(SocketConstants.AF_UNIX, SocketConstants.SOCK_DGRAM | SocketConstants.SOCK_CLOEXEC, 0);
        ByteBuffer address = SocketAddresses.buffer();
        SystemCallException.check(Syscalls.bind(fd, address, SocketAddresses.unix(address, path)), "bind", path);
        return fd;
    }
}

package io.vipward.netlink.inet;

import static io.vipward.netlink.linux.SocketConstants.MSG_NOSIGNAL;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Events;
import io.vipward.netlink.loop.Registration;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A connection that exists: sends and receives bytes without ever blocking. On the loop's thread.
 *
 * <p>What waits to be sent is limited to {@link #UNSENT_LIMIT_BYTES}; the connection of who wants more is broken.
 */
public final class TcpStream implements AutoCloseable {
    /** How many bytes may wait for the peer. */
    public static final int UNSENT_LIMIT_BYTES = 1 << 20;

    /** Reads per turn of the loop, so that one endless answer leaves room for the others. */
    private static final int READS_PER_TURN = 4;

    private static final ByteBuffer NO_ADDRESS = SocketAddresses.buffer();

    private final int fd;
    private final Scratch scratch;
    private final StreamHandler handler;
    private final Registration registration;
    private final Queue<ByteBuffer> unsent = new ArrayDeque<>();
    private int unsentBytes;
    private boolean closed;

    /**
     * Buffers that all streams of a loop share, for the length of one system call. For one thread.
     */
    public static final class Scratch {
        private static final int BYTES = 16 * 1024;

        private final ByteBuffer incoming = ByteBuffer.allocateDirect(BYTES);
        private final ByteBuffer outgoing = ByteBuffer.allocateDirect(BYTES);
    }

    /**
     * Takes over a connected, non-blocking descriptor.
     *
     * @throws SystemCallException if the loop cannot watch it; the descriptor is closed then
     */
    public TcpStream(EventLoop loop, int fd, Scratch scratch, StreamHandler handler) throws SystemCallException {
        this.fd = fd;
        this.scratch = scratch;
        this.handler = handler;
        try {
            this.registration = loop.register(fd, Events.IN, this::onReady);
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }

    /** Sends bytes, now or as soon as the peer takes them. After {@link #close}: nothing happens. */
    public void send(ByteBuffer bytes) {
        if (closed || !bytes.hasRemaining()) {
            return;
        }
        if (unsentBytes + bytes.remaining() > UNSENT_LIMIT_BYTES) {
            handler.onError(Errno.ENOBUFS, true);
            return;
        }
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        unsent.add(copy);
        unsentBytes += copy.remaining();
        flush();
    }

    private void onReady(int events) {
        if ((events & Events.OUT) != 0) {
            flush();
        }
        if (!closed && (events & (Events.IN | Events.HUP | Events.ERR)) != 0) {
            receive();
        }
    }

    private void flush() {
        while (!closed && !unsent.isEmpty()) {
            ByteBuffer next = unsent.element();
            scratch.outgoing.clear();
            int length = Math.min(next.remaining(), scratch.outgoing.capacity());
            scratch.outgoing.put(next.duplicate().limit(next.position() + length));
            int sent = Syscalls.sendto(fd, scratch.outgoing, length, MSG_NOSIGNAL, NO_ADDRESS, 0);
            if (sent == -Errno.EAGAIN.code()) {
                registration.modify(Events.IN | Events.OUT);
                return;
            }
            if (sent < 0) {
                handler.onError(Errno.of(sent), true);
                return;
            }
            next.position(next.position() + sent);
            unsentBytes -= sent;
            if (!next.hasRemaining()) {
                unsent.remove();
            }
        }
        if (!closed) {
            registration.modify(Events.IN);
        }
    }

    private void receive() {
        for (int i = 0; i < READS_PER_TURN && !closed; i++) {
            int bytes = Syscalls.recv(fd, scratch.incoming, 0);
            if (bytes == -Errno.EAGAIN.code()) {
                return;
            }
            if (bytes < 0) {
                handler.onError(Errno.of(bytes), false);
                return;
            }
            if (bytes == 0) {
                handler.onEnd();
                return;
            }
            handler.onBytes(scratch.incoming.clear().limit(bytes));
        }
    }

    /** Again: nothing happens. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            registration.close();
            Syscalls.close(fd);
        }
    }
}

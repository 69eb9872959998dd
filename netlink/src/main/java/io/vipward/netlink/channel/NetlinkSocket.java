package io.vipward.netlink.channel;

import static io.vipward.netlink.linux.SocketConstants.*;
import static io.vipward.netlink.linux.SystemCallException.check;

import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.ReceiveBuffer;
import io.vipward.netlink.linux.SocketAddresses;
import io.vipward.netlink.linux.SocketMessage;
import io.vipward.netlink.linux.SocketOptions;
import io.vipward.netlink.linux.Syscalls;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.wire.NetlinkChannel;
import io.vipward.netlink.wire.NetlinkFlags;
import io.vipward.netlink.wire.Reply;
import io.vipward.netlink.wire.ReplyCollector;
import io.vipward.netlink.wire.Request;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernel behind a netlink socket of its own. The kernel carries a request out while it is being sent, so the answers are
 * there when the sending returns; waiting for one that is lost is bounded by {@value #TIMEOUT_MILLIS} ms. For one thread at a
 * time; the socket stays in the network namespace of the thread that opened it.
 */
public final class NetlinkSocket implements NetlinkChannel, AutoCloseable {
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int SOCKET_BUFFER_BYTES = 1 << 20;
    private static final int SEND_BYTES = 256 << 10;
    private static final int RECEIVE_BYTES = 64 << 10;
    private static final int DUMP_ATTEMPTS = 5;

    /** What an acknowledgement takes of the receive buffer, with the kernel's own bookkeeping, generously. */
    private static final int BYTES_PER_ANSWER = 2_048;

    private final int fd;
    private final int maxBatch;
    private final SocketMessage outgoing = new SocketMessage(SEND_BYTES, 0);
    private final SocketMessage incoming = new SocketMessage(RECEIVE_BYTES, 0);
    private final int kernelAddressBytes = SocketAddresses.netlink(outgoing.name(), 0);
    private int nextSequence = 1;
    private boolean closed;

    private NetlinkSocket(int fd, int maxBatch) {
        this.fd = fd;
        this.maxBatch = maxBatch;
    }

    /**
     * Opens a socket in the calling thread's network namespace.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPROTONOSUPPORT
     */
    public static NetlinkSocket open(Protocol protocol) throws SystemCallException {
        return open(protocol, new ReceiveBuffer(SOCKET_BUFFER_BYTES, true));
    }

    /**
     * The same with a receive buffer of another size: a small one means small batches.
     *
     * @throws SystemCallException if the kernel refuses, for instance EPROTONOSUPPORT
     */
    public static NetlinkSocket open(Protocol protocol, ReceiveBuffer buffer) throws SystemCallException {
        String object = "netlink " + protocol;
        int fd = check(Syscalls.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol.number()), "socket", object);
        try {
            ByteBuffer own = SocketAddresses.buffer();
            check(Syscalls.bind(fd, own, SocketAddresses.netlink(own, 0)), "bind", object);
            check(SocketOptions.sendBuffer(fd, SOCKET_BUFFER_BYTES), "setsockopt", object + ", SO_SNDBUF");
            check(SocketOptions.receiveBuffer(fd, buffer), "setsockopt", object + ", SO_RCVBUF");
            check(SocketOptions.receiveTimeout(fd, TIMEOUT_MILLIS), "setsockopt", object + ", SO_RCVTIMEO");
            // Error texts and short echoes: kernels that lack them (before 4.12) answer all the same.
            Syscalls.setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, 1);
            Syscalls.setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, 1);
            if (protocol == Protocol.ROUTE) {
                // The kernel filters dumps, so that somebody's million routes do not come; not before 4.20.
                Syscalls.setsockopt(fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
            }
            int room = check(Syscalls.getsockopt(fd, SOL_SOCKET, SO_RCVBUF), "getsockopt", object + ", SO_RCVBUF");
            return new NetlinkSocket(fd, Math.max(1, room / BYTES_PER_ANSWER));
        } catch (SystemCallException refused) {
            Syscalls.close(fd);
            throw refused;
        }
    }

    @Override
    public List<Reply> exchange(List<Request> requests) {
        List<Reply> replies = new ArrayList<>(requests.size());
        while (replies.size() < requests.size()) {
            Request first = requests.get(replies.size());
            if (first.wireBytes() + 3 > SEND_BYTES) {
                replies.add(new Reply.Failed(Errno.EMSGSIZE));
            } else if (first.dump()) {
                replies.add(dump(first));
            } else {
                replies.addAll(exchangeBatch(requests, replies.size()));
            }
        }
        return replies;
    }

    @Override
    public List<Reply> transaction(Request begin, List<Request> requests, Request end) {
        ReplyCollector collector = ReplyCollector.ofTransaction(requests.size(), nextSequence + 1);
        ByteBuffer target = emptyTarget();
        int needed = begin.wireBytes() + end.wireBytes() + 6;
        for (Request request : requests) {
            needed += request.wireBytes() + 3;
        }
        if (needed > target.remaining() || requests.size() > maxBatch) {
            collector.failPending(Errno.EMSGSIZE);
            return collector.replies();
        }
        begin.writeTo(target, nextSequence, 0);
        for (int i = 0; i < requests.size(); i++) {
            requests.get(i).writeTo(target, nextSequence + 1 + i, NetlinkFlags.ACK);
        }
        end.writeTo(target, nextSequence + 1 + requests.size(), 0);
        nextSequence += requests.size() + 2;
        return collect(collector, target.position()).replies();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Syscalls.close(fd);
        }
    }

    /** One dump runs at a time on a socket, so it goes alone; if the table changed meanwhile, again. */
    private Reply dump(Request request) {
        for (int attempt = 0; attempt < DUMP_ATTEMPTS; attempt++) {
            ByteBuffer target = emptyTarget();
            request.writeTo(target, nextSequence, 0);
            ReplyCollector collector = collect(1, target.position());
            Reply reply = collector.replies().get(0);
            if (!collector.interrupted() || reply instanceof Reply.Failed) {
                return reply;
            }
        }
        return new Reply.Failed(Errno.EINTR);
    }

    /** As many requests from {@code from} on as fit into one system call, up to the next dump. */
    private List<Reply> exchangeBatch(List<Request> requests, int from) {
        ByteBuffer target = emptyTarget();
        int count = 0;
        while (from + count < requests.size() && count < maxBatch) {
            Request request = requests.get(from + count);
            boolean fits = count == 0 || request.wireBytes() + 3 <= target.remaining();
            if (request.dump() || !fits) {
                break;
            }
            request.writeTo(target, nextSequence + count, NetlinkFlags.ACK);
            count++;
        }
        return collect(count, target.position()).replies();
    }

    private ByteBuffer emptyTarget() {
        return outgoing.data().clear().order(ByteOrder.nativeOrder());
    }

    private ReplyCollector collect(int requests, int bytes) {
        ReplyCollector collector = new ReplyCollector(requests, nextSequence);
        nextSequence += requests;
        return collect(collector, bytes);
    }

    /** Sends what has been written, and reads until each request has its reply. */
    private ReplyCollector collect(ReplyCollector collector, int bytes) {
        outgoing.prepareToSend(kernelAddressBytes, bytes, 0);
        int sent = Syscalls.sendmsg(fd, outgoing, 0);
        if (sent < 0) {
            collector.failPending(Errno.of(sent));
        }
        boolean lost = false;
        while (!collector.complete()) {
            int received = Syscalls.recvmsg(fd, incoming, lost ? MSG_DONTWAIT : 0);
            if (received == -Errno.ENOBUFS.code()) {
                // Answers were lost; those that were not are still there to be read.
                lost = true;
            } else if (received == -Errno.EAGAIN.code()) {
                collector.failPending(lost ? Errno.ENOBUFS : Errno.ETIMEDOUT);
            } else if (received < 0) {
                collector.failPending(Errno.of(received));
            } else if ((incoming.flags() & MSG_TRUNC) != 0) {
                collector.failPending(Errno.EMSGSIZE);
            } else if (SocketAddresses.decodeNetlinkPort(incoming.name(), incoming.nameBytes()) == 0) {
                byte[] datagram = new byte[received];
                incoming.data().get(0, datagram);
                collector.accept(ByteBuffer.wrap(datagram));
            }
        }
        return collector;
    }
}

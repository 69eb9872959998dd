package io.vipward.checkers.probe;

import io.vipward.checkers.core.Event;
import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.DatagramPeer;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.PingCheck;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * PING_CHECK: one echo (RFC 792, RFC 4443), answered. The socket stays while the server answers; the sequence numbers of a
 * socket begin with 1. The kernel fills in identifier and checksum. On the loop's thread.
 */
final class PingProbe implements Prober {
    private static final int ECHO = 8;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO6 = 128;
    private static final int ECHO6_REPLY = 129;
    private static final int HEADER_BYTES = 8;
    private static final int SEQUENCE_OFFSET = 6;
    private static final byte[] TEXT = "keepalived check - ".getBytes(StandardCharsets.US_ASCII);
    private static final int TEXT_BYTES = 128;

    private final EventLoop loop;
    private final PingCheck check;
    private final boolean four;
    private final Timer timer;
    private @Nullable DatagramPeer peer;
    private @Nullable Consumer<ProbeResult> waiting;
    private @Nullable ProbeResult early;
    private int sequence;

    PingProbe(EventLoop loop, PingCheck check) {
        this.loop = loop;
        this.check = check;
        this.four = check.target().address() instanceof Inet4Address;
        this.timer = loop.limit("ping", now -> finish(early == null ? ProbeResult.TIMED_OUT : early));
    }

    @Override
    public Attempt start(int url, Consumer<ProbeResult> whenDone) {
        waiting = whenDone;
        early = ask();
        timer.armAt(loop.now() + (early == null ? check.target().connectTimeoutNanos() : 0));
        return () -> {
            waiting = null;
            timer.cancel();
        };
    }

    private @Nullable ProbeResult ask() {
        DatagramPeer socket = peer;
        if (socket == null) {
            DatagramPeer.Opened opened =
                    DatagramPeer.open(loop, DatagramPeer.Kind.ECHO, Targets.datagram(check.target()), new Answers());
            if (opened instanceof DatagramPeer.Failed failed) {
                return failed.step().equals("connect")
                        ? notSent(failed.errno())
                        : Targets.unable(new ConnectResult.Unable(failed.step(), failed.errno()), check.target());
            }
            socket = ((DatagramPeer.Open) opened).peer();
            peer = socket;
            sequence = 0;
        }
        sequence = (sequence + 1) & 0xffff;
        int sent = socket.send(request());
        return sent < 0 ? notSent(Errno.of(sent)) : null;
    }

    private static ProbeResult notSent(Errno errno) {
        return new ProbeResult.Failure(
                ProbeResult.Fault.CONNECTION, errno.text(), List.of(new Event.CheckLine("send ICMP packet fail")));
    }

    private ByteBuffer request() {
        ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES + TEXT_BYTES);
        packet.put((byte) (four ? ECHO : ECHO6))
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) 0);
        packet.putShort((short) sequence);
        for (int i = 0; i < TEXT_BYTES; i++) {
            packet.put(TEXT[i % TEXT.length]);
        }
        return packet.flip();
    }

    private void finish(ProbeResult result) {
        Consumer<ProbeResult> whenDone = waiting;
        waiting = null;
        timer.cancel();
        if (!(result instanceof ProbeResult.Success)) {
            close();
        }
        if (whenDone != null) {
            whenDone.accept(result);
        }
    }

    @Override
    public void close() {
        timer.cancel();
        if (peer != null) {
            peer.close();
            peer = null;
        }
    }

    /** What comes back; an answer to an earlier echo is not looked at. */
    private final class Answers implements DatagramPeer.Handler {
        @Override
        public void onDatagram(ByteBuffer bytes) {
            if (waiting == null || bytes.remaining() < HEADER_BYTES) {
                return;
            }
            int type = bytes.get(0) & 0xff;
            int answered = bytes.getShort(SEQUENCE_OFFSET) & 0xffff;
            if (type == (four ? ECHO_REPLY : ECHO6_REPLY) && answered == sequence) {
                boolean whole = bytes.remaining() == HEADER_BYTES + TEXT_BYTES;
                finish(
                        whole
                                ? ProbeResult.SUCCESS
                                : new ProbeResult.Failure(ProbeResult.Fault.CONTENT, "short answer", List.of()));
            }
        }

        @Override
        public void onError(Errno errno) {
            if (waiting != null) {
                finish(new ProbeResult.Failure(errno.text()));
            }
        }
    }
}

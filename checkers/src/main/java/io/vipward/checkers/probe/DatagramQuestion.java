package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.DatagramPeer;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.parser.model.ConnectionTarget;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends one datagram over UDP and waits for what comes back, for {@code connect_timeout} in all. On the loop's thread. */
final class DatagramQuestion implements Attempt, DatagramPeer.Handler {
    private final Talk talk;
    private final Consumer<ProbeResult> whenDone;
    private final Timer timer;
    private @Nullable DatagramPeer peer;
    private @Nullable ProbeResult early;

    /** What the things that can happen mean. */
    interface Talk {
        /** A datagram has come; null to wait for another one. */
        @Nullable
        ProbeResult onDatagram(ByteBuffer bytes);

        ProbeResult onError(Errno errno);

        ProbeResult onSilence();

        ProbeResult onSendFailure(Errno errno);

        /** There is no way to the server; null where that is a trouble of this machine. */
        @Nullable
        ProbeResult onNoConnection(Errno errno);
    }

    private DatagramQuestion(EventLoop loop, Talk talk, Consumer<ProbeResult> whenDone) {
        this.talk = talk;
        this.whenDone = whenDone;
        this.timer = loop.limit("datagram", now -> finish(early == null ? talk.onSilence() : early));
    }

    static Attempt ask(
            EventLoop loop, ConnectionTarget target, ByteBuffer question, Talk talk, Consumer<ProbeResult> whenDone) {
        DatagramQuestion attempt = new DatagramQuestion(loop, talk, whenDone);
        attempt.early = attempt.send(loop, target, question);
        attempt.timer.armAt(loop.now() + (attempt.early == null ? target.connectTimeoutNanos() : 0));
        return attempt;
    }

    private @Nullable ProbeResult send(EventLoop loop, ConnectionTarget target, ByteBuffer question) {
        DatagramPeer.Opened opened = DatagramPeer.open(loop, DatagramPeer.Kind.UDP, Targets.datagram(target), this);
        if (opened instanceof DatagramPeer.Failed failed) {
            ProbeResult answer = failed.step().equals("connect") ? talk.onNoConnection(failed.errno()) : null;
            return answer != null
                    ? answer
                    : Targets.unable(new ConnectResult.Unable(failed.step(), failed.errno()), target);
        }
        peer = ((DatagramPeer.Open) opened).peer();
        int sent = peer.send(question);
        return sent < 0 ? talk.onSendFailure(Errno.of(sent)) : null;
    }

    @Override
    public void onDatagram(ByteBuffer bytes) {
        ProbeResult result = talk.onDatagram(bytes);
        if (result != null) {
            finish(result);
        }
    }

    @Override
    public void onError(Errno errno) {
        finish(talk.onError(errno));
    }

    private void finish(ProbeResult result) {
        cancel();
        whenDone.accept(result);
    }

    @Override
    public void cancel() {
        timer.cancel();
        if (peer != null) {
            peer.close();
            peer = null;
        }
    }
}

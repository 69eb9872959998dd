package io.vipward.checkers.probe;

import io.vipward.checkers.core.ProbeResult;
import io.vipward.netlink.inet.ConnectResult;
import io.vipward.netlink.inet.StreamHandler;
import io.vipward.netlink.inet.TcpConnection;
import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.linux.Errno;
import io.vipward.netlink.linux.SystemCallException;
import io.vipward.netlink.loop.EventLoop;
import io.vipward.netlink.loop.Timer;
import io.vipward.netlink.wire.AddressText;
import io.vipward.parser.model.SmtpCheck;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * SMTP_CHECK: a greeting with 220, HELO that is answered with 250, and QUIT that is answered with anything. Replies of several
 * lines are understood, unlike by keepalived. On the loop's thread.
 */
final class SmtpProbe implements Prober {
    private final EventLoop loop;
    private final TcpStream.Scratch scratch;
    private final SmtpCheck check;
    private final String server;

    SmtpProbe(EventLoop loop, TcpStream.Scratch scratch, SmtpCheck check) {
        this.loop = loop;
        this.scratch = scratch;
        this.check = check;
        this.server = "[" + AddressText.of(check.target().address()) + "]:"
                + check.target().port();
    }

    @Override
    public Attempt start(int url, Consumer<ProbeResult> whenDone) {
        Dialogue dialogue = new Dialogue(whenDone);
        dialogue.connect();
        return dialogue;
    }

    private enum Step {
        GREETING,
        HELLO,
        QUIT
    }

    /** One dialogue; each step has its own {@code connect_timeout}. */
    private final class Dialogue implements Attempt, StreamHandler {
        private final Consumer<ProbeResult> whenDone;
        private final Timer timer = loop.limit("SMTP", now -> fail("Read timeout from server " + server));
        private final SmtpReply reply = new SmtpReply();
        private @Nullable TcpConnection connecting;
        private @Nullable TcpStream stream;
        private Step step = Step.GREETING;
        private boolean done;

        Dialogue(Consumer<ProbeResult> whenDone) {
            this.whenDone = whenDone;
        }

        void connect() {
            connecting = TcpConnection.start(
                    loop, Targets.tcp(check.target()), check.target().connectTimeoutNanos(), this::onConnect);
        }

        private void onConnect(ConnectResult result) {
            TcpConnection connection = connecting;
            connecting = null;
            if (result instanceof ConnectResult.TimedOut) {
                fail("Connection timeout to server " + server);
            } else if (result instanceof ConnectResult.Refused refused) {
                fail(refusal(refused.errno()));
            } else if (result instanceof ConnectResult.Unable unable) {
                finish(Targets.unable(unable, check.target()));
            } else if (connection != null) {
                talk(connection.release());
            }
        }

        private String refusal(Errno errno) {
            boolean away = errno == Errno.ENETUNREACH || errno == Errno.EHOSTUNREACH;
            String address = AddressText.of(check.target().address());
            return away
                    ? "Network unreachable for server " + address + " - real server " + server
                    : "Could not connect to server " + server;
        }

        private void talk(int fd) {
            try {
                stream = new TcpStream(loop, fd, scratch, this);
            } catch (SystemCallException refused) {
                finish(Targets.noSocket(refused));
                return;
            }
            await();
        }

        private void await() {
            timer.armAt(loop.now() + check.target().connectTimeoutNanos());
        }

        @Override
        public void onBytes(ByteBuffer bytes) {
            SmtpReply.Progress progress = reply.take(bytes);
            switch (progress) {
                case INCOMPLETE -> {}
                case COMPLETE -> onReply();
                case MALFORMED -> onBadReply();
            }
        }

        private void onReply() {
            switch (step) {
                case GREETING -> next(reply.code() == 220, Step.HELLO, "HELO " + check.heloName() + "\r\n");
                case HELLO -> next(reply.code() == 250, Step.QUIT, "QUIT\r\n");
                case QUIT -> finish(ProbeResult.SUCCESS);
            }
        }

        private void next(boolean good, Step following, String line) {
            if (!good) {
                onBadReply();
                return;
            }
            step = following;
            reply.restart();
            await();
            if (stream != null) {
                stream.send(StandardCharsets.UTF_8.encode(line));
            }
        }

        private void onBadReply() {
            switch (step) {
                case GREETING -> fail("Bad greeting banner from server " + server);
                case HELLO -> fail("Bad HELO response from server " + server);
                case QUIT -> finish(ProbeResult.SUCCESS);
            }
        }

        @Override
        public void onEnd() {
            fail("Read failure from server " + server);
        }

        @Override
        public void onError(Errno errno, boolean writing) {
            fail((writing ? "Write failure to server " : "Read failure from server ") + server);
        }

        private void fail(String text) {
            finish(new ProbeResult.Failure(ProbeResult.Fault.CONTENT, text, List.of()));
        }

        private void finish(ProbeResult result) {
            if (!done) {
                cancel();
                whenDone.accept(result);
            }
        }

        @Override
        public void cancel() {
            done = true;
            timer.cancel();
            if (connecting != null) {
                connecting.cancel();
                connecting = null;
            }
            if (stream != null) {
                stream.close();
            }
        }
    }
}

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
import io.vipward.parser.model.ConnectionTarget;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer: connects, agrees on TLS where that is wanted, asks, and reads until the server ends the
 * connection. Each wait is limited as keepalived limits it; an answer that goes on and on is ended, too. On the loop's thread.
 */
final class HttpExchange implements Attempt, StreamHandler, TlsClient.Listener {
    /** An answer may take this many times {@code connect_timeout} in all, however steadily it drips. */
    private static final int LONGEST_TIMEOUTS = 20;

    /** Longest body; what an endless one has sent by then is thrown away. */
    private static final long LONGEST_BODY_BYTES = 256L << 20;

    private final EventLoop loop;
    private final TcpStream.Scratch scratch;
    private final Order order;
    private final Consumer<Result> whenDone;
    private final Timer timer;
    private final long startedNanos;
    private long endsAtNanos;
    private @Nullable TcpConnection connecting;
    private @Nullable TcpStream stream;
    private @Nullable TlsClient tls;
    private Phase phase = Phase.CONNECTING;
    private boolean done;

    /**
     * What is wanted.
     *
     * @param tls null for none; used once
     * @param saysGoodbye whether TLS is ended as its specification asks for ({@code tls_compliant})
     */
    record Order(
            ConnectionTarget target,
            ByteBuffer request,
            HttpAnswer answer,
            @Nullable SSLEngine tls,
            boolean saysGoodbye) {}

    /**
     * What came of it.
     *
     * @param problem null where the server has answered and ended the connection
     */
    record Result(HttpAnswer answer, @Nullable ProbeResult problem) {}

    private enum Phase {
        CONNECTING,
        HANDSHAKE,
        ASKED,
        READING
    }

    private HttpExchange(EventLoop loop, TcpStream.Scratch scratch, Order order, Consumer<Result> whenDone) {
        this.loop = loop;
        this.scratch = scratch;
        this.order = order;
        this.whenDone = whenDone;
        this.startedNanos = loop.now();
        this.timer = loop.limit("HTTP", this::onTimer);
    }

    /** @param whenDone gets the result in a later turn of the loop, unless {@link #cancel} comes first */
    static Attempt start(EventLoop loop, TcpStream.Scratch scratch, Order order, Consumer<Result> whenDone) {
        HttpExchange exchange = new HttpExchange(loop, scratch, order, whenDone);
        exchange.connecting = TcpConnection.start(
                loop, Targets.tcp(order.target()), order.target().connectTimeoutNanos(), exchange::onConnect);
        return exchange;
    }

    @Override
    public void cancel() {
        done = true;
        close();
    }

    private void onConnect(ConnectResult result) {
        TcpConnection connection = connecting;
        connecting = null;
        if (!(result instanceof ConnectResult.Connected) || connection == null) {
            finish(problem(result));
            return;
        }
        endsAtNanos = loop.now() + LONGEST_TIMEOUTS * timeout();
        SSLEngine engine = order.tls();
        if (engine != null) {
            tls = new TlsClient(engine, this);
        }
        try {
            stream = new TcpStream(loop, connection.release(), scratch, tls == null ? this : tls);
        } catch (SystemCallException refused) {
            finish(Targets.noSocket(refused));
            return;
        }
        if (tls == null) {
            ask();
        } else {
            phase = Phase.HANDSHAKE;
            timer.armAt(startedNanos + timeout());
            tls.begin(stream::send);
        }
    }

    private ProbeResult problem(ConnectResult result) {
        if (result instanceof ConnectResult.TimedOut) {
            return new ProbeResult.Failure("Timeout connecting");
        }
        if (result instanceof ConnectResult.Refused refused) {
            boolean away = refused.errno() == Errno.ENETUNREACH || refused.errno() == Errno.EHOSTUNREACH;
            return new ProbeResult.Failure(away ? "HTTP/SSL_CHECK - network unreachable" : "Connection failed");
        }
        return Targets.unable((ConnectResult.Unable) result, order.target());
    }

    @Override
    public void onReady() {
        ask();
    }

    private void ask() {
        phase = Phase.ASKED;
        timer.armAt(loop.now() + timeout());
        if (tls != null) {
            tls.send(order.request());
        } else if (stream != null) {
            stream.send(order.request());
        }
    }

    @Override
    public void onBytes(ByteBuffer bytes) {
        if (done) {
            return;
        }
        boolean first = phase == Phase.ASKED;
        phase = Phase.READING;
        if (!order.answer().take(bytes)) {
            finish(null);
        } else if (order.answer().bodyBytes() > LONGEST_BODY_BYTES) {
            finish(new ProbeResult.Failure(readTimeout()));
        } else if (tls == null || first) {
            // Over TLS all that follows the first bytes shares one time-out.
            timer.armAt(Math.min(loop.now() + timeout(), endsAtNanos));
        }
    }

    @Override
    public void onEnd() {
        if (phase == Phase.HANDSHAKE) {
            finish(new ProbeResult.Failure("SSL handshake/communication error connecting to"));
        } else {
            finish(null);
        }
    }

    @Override
    public void onError(Errno errno, boolean writing) {
        if (phase == Phase.HANDSHAKE) {
            finish(new ProbeResult.Failure("SSL handshake/communication error connecting to"));
        } else if (tls != null && order.answer().headerComplete()) {
            finish(null);
        } else if (writing) {
            finish(new ProbeResult.Failure("Cannot send get request to"));
        } else {
            finish(new ProbeResult.Failure(tls == null ? "Read error with" : "SSL read error from"));
        }
    }

    @Override
    public void onTlsFailure(String text) {
        boolean early = phase == Phase.HANDSHAKE;
        finish(new ProbeResult.Failure(
                early ? "SSL handshake/communication error connecting to" : "SSL read error from"));
    }

    private void onTimer(long nowNanos) {
        finish(new ProbeResult.Failure(
                switch (phase) {
                    case CONNECTING, HANDSHAKE -> "Timeout connecting";
                    case ASKED -> tls == null ? "Timeout WEB read" : "Timeout SSL read";
                    case READING -> readTimeout();
                }));
    }

    private String readTimeout() {
        return tls == null ? "Timeout HTTP read" : "Timeout SSL read";
    }

    private long timeout() {
        return order.target().connectTimeoutNanos();
    }

    private void finish(@Nullable ProbeResult problem) {
        if (done) {
            return;
        }
        done = true;
        if (order.saysGoodbye() && tls != null && phase == Phase.READING) {
            tls.sendClose();
        }
        close();
        whenDone.accept(new Result(order.answer(), problem));
    }

    private void close() {
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

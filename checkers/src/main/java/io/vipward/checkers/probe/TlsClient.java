package io.vipward.checkers.probe;

import io.vipward.netlink.inet.StreamHandler;
import io.vipward.netlink.inet.TcpStream;
import io.vipward.netlink.linux.Errno;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS over a stream, as a client, without ever blocking. On the loop's thread. */
final class TlsClient implements StreamHandler {
    private final SSLEngine engine;
    private final Listener listener;
    private ByteBuffer incoming;
    private ByteBuffer plain;
    private ByteBuffer outgoing;
    private @Nullable TcpStream stream;
    private boolean ready;
    private boolean ended;

    /** Hears what the server says. After the end or a failure nothing more comes. */
    interface Listener {
        /** The handshake is done. */
        void onReady();

        /** Some bytes have come; they are valid during the call only. */
        void onBytes(ByteBuffer bytes);

        /** The server has ended the connection, with or without saying so. */
        void onEnd();

        /** The connection broke below TLS. */
        void onError(Errno errno, boolean writing);

        /** What the server sends is not TLS, or it wants something else than we do. */
        void onTlsFailure(String text);
    }

    TlsClient(SSLEngine engine, Listener listener) {
        this.engine = engine;
        this.listener = listener;
        int packet = engine.getSession().getPacketBufferSize();
        this.incoming = ByteBuffer.allocate(packet);
        this.outgoing = ByteBuffer.allocate(packet);
        this.plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    void begin(TcpStream connected) {
        stream = connected;
        try {
            engine.beginHandshake();
            proceed();
        } catch (SSLException refused) {
            fail(refused);
        }
    }

    void send(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining() && !ended) {
                wrap(bytes);
            }
        } catch (SSLException refused) {
            fail(refused);
        }
    }

    /** Says that nothing more will be sent ({@code tls_compliant}). */
    void sendClose() {
        try {
            engine.closeOutbound();
            while (!engine.isOutboundDone() && !ended) {
                wrap(ByteBuffer.allocate(0));
            }
        } catch (SSLException tooLate) {
            ended = true;
        }
    }

    @Override
    public void onBytes(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining() && !ended) {
                int taken = Math.min(bytes.remaining(), incoming.remaining());
                incoming.put(bytes.duplicate().limit(bytes.position() + taken));
                bytes.position(bytes.position() + taken);
                proceed();
            }
        } catch (SSLException refused) {
            fail(refused);
        }
    }

    @Override
    public void onEnd() {
        end();
    }

    @Override
    public void onError(Errno errno, boolean writing) {
        if (!ended) {
            ended = true;
            listener.onError(errno, writing);
        }
    }

    /** Goes on with what has come, until more must come. */
    private void proceed() throws SSLException {
        while (!ended) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            } else if (status == HandshakeStatus.NEED_WRAP) {
                wrap(ByteBuffer.allocate(0));
            } else if (!unwrap()) {
                return;
            }
            tellWhenReady();
        }
    }

    private void tellWhenReady() {
        HandshakeStatus status = engine.getHandshakeStatus();
        boolean idle = status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED;
        if (!ready && !ended && idle) {
            ready = true;
            listener.onReady();
        }
    }

    private void wrap(ByteBuffer source) throws SSLException {
        outgoing.clear();
        SSLEngineResult result = engine.wrap(source, outgoing);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            outgoing = ByteBuffer.allocate(2 * outgoing.capacity());
            return;
        }
        outgoing.flip();
        if (stream != null && outgoing.hasRemaining()) {
            stream.send(outgoing);
        } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            ended = true;
        }
    }

    /** Returns whether there may be more to read without more bytes from the server. */
    private boolean unwrap() throws SSLException {
        incoming.flip();
        plain.clear();
        SSLEngineResult result;
        try {
            result = engine.unwrap(incoming, plain);
        } finally {
            incoming.compact();
        }
        plain.flip();
        if (plain.hasRemaining()) {
            listener.onBytes(plain);
        }
        return switch (result.getStatus()) {
            case OK -> result.bytesConsumed() > 0 || result.bytesProduced() > 0 || needsMore(result);
            case CLOSED -> {
                end();
                yield false;
            }
            case BUFFER_UNDERFLOW -> {
                if (!incoming.hasRemaining()) {
                    incoming = ByteBuffer.allocate(2 * incoming.capacity()).put(incoming.flip());
                }
                yield false;
            }
            case BUFFER_OVERFLOW -> {
                plain = ByteBuffer.allocate(2 * plain.capacity());
                yield true;
            }
        };
    }

    private static boolean needsMore(SSLEngineResult result) {
        HandshakeStatus status = result.getHandshakeStatus();
        return status == HandshakeStatus.NEED_TASK
                || status == HandshakeStatus.NEED_WRAP
                || status == HandshakeStatus.FINISHED;
    }

    private void end() {
        if (!ended) {
            ended = true;
            listener.onEnd();
        }
    }

    private void fail(SSLException refused) {
        if (!ended) {
            ended = true;
            String text = refused.getMessage();
            listener.onTlsFailure(text == null ? refused.toString() : text);
        }
    }
}

package io.vipward.checkers.probe;

import io.vipward.netlink.inet.StreamHandler;
import io.vipward.netlink.linux.Errno;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** TLS over a stream, as a client, without ever blocking. On the loop's thread. */
final class TlsClient implements StreamHandler {
    /** Of each of the three buffers; the longest record that there can be has 16 KiB and a little. */
    private static final int LIMIT_BYTES = 1 << 17;

    private final SSLEngine engine;
    private final Listener listener;
    private ByteBuffer incoming;
    private ByteBuffer plain;
    private ByteBuffer outgoing;
    private @Nullable Consumer<ByteBuffer> wire;
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

    /** @param connected takes what is sent, at once */
    void begin(Consumer<ByteBuffer> connected) {
        wire = connected;
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
        SSLEngineResult result = checked(() -> engine.wrap(source, outgoing));
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            outgoing = larger(outgoing);
            return;
        }
        outgoing.flip();
        if (wire != null && outgoing.hasRemaining()) {
            wire.accept(outgoing);
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
            result = checked(() -> engine.unwrap(incoming, plain));
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
                    incoming = larger(incoming).put(incoming.flip());
                }
                yield false;
            }
            case BUFFER_OVERFLOW -> {
                plain = larger(plain);
                yield true;
            }
        };
    }

    private static ByteBuffer larger(ByteBuffer buffer) throws SSLException {
        if (2 * buffer.capacity() > LIMIT_BYTES) {
            throw new SSLException("a record is longer than any may be");
        }
        return ByteBuffer.allocate(2 * buffer.capacity());
    }

    /** One step of the engine. */
    private interface Action {
        SSLEngineResult take() throws SSLException;
    }

    /** What a server sends may at worst be an error of this connection, also where the engine did not foresee it. */
    private static SSLEngineResult checked(Action action) throws SSLException {
        try {
            return action.take();
        } catch (RuntimeException unforeseen) {
            throw new SSLException(unforeseen.toString(), unforeseen);
        }
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

package io.vipward.examples.balancing;

import io.vipward.examples.network.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A real server that greets with its name and repeats what it hears, over IPv4 and IPv6, until it is hung up on. A thread of its
 * own; opened and closed by any one thread.
 */
final class EchoServer implements AutoCloseable {
    private static final int BACKLOG = 512;

    private final Node node;
    private final int port;
    private @Nullable Selector selector;

    private EchoServer(Node node, int port) {
        this.node = node;
        this.port = port;
    }

    static EchoServer on(Node node, int port) {
        EchoServer server = new EchoServer(node, port);
        server.open();
        return server;
    }

    /** Returns when it listens. */
    void open() {
        CompletableFuture<Selector> listening = new CompletableFuture<>();
        node.inside("echo", () -> {
            try (Selector opened = Selector.open();
                    ServerSocketChannel socket = ServerSocketChannel.open()) {
                socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                socket.bind(new InetSocketAddress(port), BACKLOG);
                socket.configureBlocking(false);
                socket.register(opened, SelectionKey.OP_ACCEPT);
                listening.complete(opened);
                serve(opened);
            } catch (IOException e) {
                listening.completeExceptionally(e);
            }
        });
        selector = listening.join();
    }

    private void serve(Selector opened) throws IOException {
        try {
            while (opened.isOpen()) {
                opened.select(this::handle);
            }
        } catch (ClosedSelectorException closed) {
            // It has died; its connections, too, as when a process ends.
            return;
        }
    }

    private void handle(SelectionKey key) {
        try {
            if (key.channel() instanceof ServerSocketChannel server) {
                for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
                    channel.configureBlocking(false);
                    channel.register(key.selector(), SelectionKey.OP_READ);
                    channel.write(ByteBuffer.wrap((node.name() + "\n").getBytes(StandardCharsets.US_ASCII)));
                }
            } else {
                repeat((SocketChannel) key.channel());
            }
        } catch (IOException hungUp) {
            hangUp(key);
        }
    }

    private static void repeat(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(256);
        if (channel.read(buffer) < 0) {
            channel.close();
        } else {
            channel.write(buffer.flip());
        }
    }

    private static void hangUp(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Dies: resets its connections, and is not there any more. */
    @Override
    public void close() {
        if (selector == null) {
            return;
        }
        try {
            for (SelectionKey key : selector.keys()) {
                if (key.channel() instanceof SocketChannel channel && channel.isOpen()) {
                    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                }
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        selector = null;
    }
}

package io.vipward.examples.balancing;

import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** One connection to the web server of a node that stays open over many requests. One thread. */
final class LastingCall implements AutoCloseable {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n";
    private static final int LIMIT_MILLIS = (int) Wait.seconds(10).toMillis();

    private final Socket socket;

    private LastingCall(Socket socket) {
        this.socket = socket;
    }

    static LastingCall from(Node client, String address) {
        CompletableFuture<Socket> connected = new CompletableFuture<>();
        client.inside("lasting call", () -> {
            try {
                Socket socket = new Socket();
                socket.connect(new InetSocketAddress(address, 80), LIMIT_MILLIS);
                socket.setSoTimeout(LIMIT_MILLIS);
                connected.complete(socket);
            } catch (IOException e) {
                connected.completeExceptionally(e);
            }
        });
        return new LastingCall(connected.join());
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The name of the node that answers a further request on this connection. */
    String ask() {
        try {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (!answer.toString(StandardCharsets.US_ASCII).matches("(?s).*\r\n\r\n\\w+\n")) {
                int octet = socket.getInputStream().read();
                if (octet < 0) {
                    return "closed";
                }
                answer.write(octet);
            }
            return answer.toString(StandardCharsets.US_ASCII)
                    .replaceFirst("(?s).*\r\n\r\n", "")
                    .strip();
        } catch (IOException broken) {
            return "broken: " + broken.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.vipward.examples.balancing;

import io.vipward.examples.network.Node;
import io.vipward.examples.network.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client that calls and keeps its connections open until it is told to hang up. One thread. */
final class Caller implements AutoCloseable {
    private static final int LIMIT_MILLIS = (int) Wait.seconds(5).toMillis();

    private final Node node;
    private final List<Call> calls = new ArrayList<>();

    /** An open connection, and who greeted. */
    record Call(Socket socket, String server) {}

    Caller(Node node) {
        this.node = node;
    }

    /** The names of those who answer {@code count} calls, one after the other, which stay open. */
    List<String> hold(String address, int count) {
        List<String> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            servers.add(call("", address));
        }
        return servers;
    }

    /** Calls from an address of the node, or where that is empty from any, and stays on the line. */
    String call(String from, String to) {
        CompletableFuture<Call> answered = new CompletableFuture<>();
        node.inside("call", () -> {
            try {
                answered.complete(connect(from, to));
            } catch (IOException e) {
                answered.completeExceptionally(e);
            }
        });
        Call call = answered.join();
        calls.add(call);
        return call.server();
    }

    private static Call connect(String from, String to) throws IOException {
        Socket socket = new Socket();
        if (!from.isEmpty()) {
            socket.bind(new InetSocketAddress(from, 0));
        }
        socket.connect(new InetSocketAddress(to, 80), LIMIT_MILLIS);
        socket.setSoTimeout(LIMIT_MILLIS);
        StringBuilder greeting = new StringBuilder();
        for (int octet = socket.getInputStream().read();
                octet != '\n';
                octet = socket.getInputStream().read()) {
            if (octet < 0) {
                throw new IOException("no greeting from " + to);
            }
            greeting.append((char) octet);
        }
        return new Call(socket, greeting.toString());
    }

    /** Whether each open connection still carries a word there and back. */
    boolean allAnswer() {
        return calls.stream().allMatch(Caller::answers);
    }

    private static boolean answers(Call call) {
        try {
            byte[] word = "still there?".getBytes(StandardCharsets.US_ASCII);
            call.socket().getOutputStream().write(word);
            return call.socket().getInputStream().readNBytes(word.length).length == word.length;
        } catch (IOException broken) {
            return false;
        }
    }

    /** Hangs up on a server, or on all where the name is empty. */
    void hangUp(String server) {
        calls.removeIf(call -> {
            if (!server.isEmpty() && !call.server().equals(server)) {
                return false;
            }
            try {
                call.socket().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    @Override
    public void close() {
        hangUp("");
    }
}

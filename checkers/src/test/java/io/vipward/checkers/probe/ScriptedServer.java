package io.vipward.checkers.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;

/**
 * A server that does the same with everybody who connects: steps separated by {@code |}.
 *
 * <ul>
 *   <li>{@code ask} reads until an empty line, {@code line} until the end of a line; what was read is kept
 *   <li>{@code say TEXT} sends, with {@code ~} for CR LF and {@code ^} for a lone LF
 *   <li>{@code many N TEXT} sends it N times; {@code wait MS} does nothing for a while; {@code hold} keeps the connection
 *   <li>{@code shake} makes the TLS handshake (reading does, too); {@code reset} resets
 * </ul>
 *
 * At the end of the steps it closes.
 */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile List<String> steps = List.of();

    ScriptedServer(ServerSocket socket, String script) {
        this.socket = socket;
        behave(script);
        thread(this::accept);
    }

    public static ScriptedServer plain(String script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    }

    /** What it does with whoever connects from now on. */
    public void behave(String script) {
        steps = List.of(script.split("\\|"));
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What was read so far. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "scripted server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket connection = socket.accept();
                thread(() -> serve(connection));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            for (String step : steps) {
                perform(step.strip(), connection);
            }
        } catch (IOException | InterruptedException gone) {
            heard.add("! " + gone);
        }
    }

    private void perform(String step, Socket connection) throws IOException, InterruptedException {
        String[] words = step.split(" ", 2);
        switch (words[0]) {
            case "ask" -> heard.add(read(connection.getInputStream(), "\r\n\r\n"));
            case "line" -> heard.add(read(connection.getInputStream(), "\n"));
            case "say" -> say(connection, words[1]);
            case "many" -> {
                String[] what = words[1].split(" ", 2);
                for (int i = 0; i < Integer.parseInt(what[0]); i++) {
                    say(connection, what[1]);
                }
            }
            case "wait" -> closed.await(Long.parseLong(words[1]), java.util.concurrent.TimeUnit.MILLISECONDS);
            case "hold" -> closed.await();
            case "shake" -> ((SSLSocket) connection).startHandshake();
            case "reset" -> connection.setSoLinger(true, 0);
            case "" -> {}
            default -> throw new IllegalArgumentException(step);
        }
    }

    private static void say(Socket connection, String text) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(text.replace("~", "\r\n").replace("^", "\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String read(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                return text + "<end>";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

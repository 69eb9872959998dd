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
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/**
 * A server that does the same with everybody who connects: steps separated by {@code |}.
 *
 * <ul>
 *   <li>{@code ask} reads until an empty line, {@code line} until the end of a line; what was read is kept
 *   <li>{@code say TEXT} sends, with {@code ~} for CR LF and {@code ^} for a lone LF; {@code bytes DIGITS} sends what they stand for
 *   <li>{@code many N TEXT} sends it N times, {@code forever TEXT} until nobody takes it, {@code drip MS} one byte each time
 *   <li>{@code wait MS} does nothing for a while; {@code hold} keeps the connection
 *   <li>{@code shake} makes the TLS handshake (reading does, too); {@code names} keeps the names that it was asked for; {@code half} sends nothing any more; {@code reset} resets, and
 *       {@code break} closes below TLS
 * </ul>
 *
 * At the end of the steps it closes.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final int FOREVER_BYTES = 16 * 1024;

    private final ServerSocket socket;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Wrapping wrapping;
    private volatile List<String> steps = List.of();

    /** Puts TLS, or nothing, over a connection. */
    interface Wrapping {
        Socket over(Socket connection) throws IOException;
    }

    ScriptedServer(ServerSocket socket, Wrapping wrapping, String script) {
        this.socket = socket;
        this.wrapping = wrapping;
        behave(script);
        thread(this::accept);
    }

    public static ScriptedServer plain(String script) throws IOException {
        return plain(InetAddress.getLoopbackAddress(), script);
    }

    public static ScriptedServer plain(InetAddress address, String script) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, address), same -> same, script);
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

    /** What was heard so far does not count. */
    public void forget() {
        heard.clear();
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

    private void serve(Socket raw) {
        try (raw;
                Socket connection = wrapping.over(raw)) {
            for (String step : steps) {
                if (!perform(step.strip(), raw, connection)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            heard.add("! " + gone);
        }
    }

    /** Returns whether the connection is still there. */
    private boolean perform(String step, Socket raw, Socket connection) throws IOException, InterruptedException {
        String[] words = step.split(" ", 2);
        switch (words[0]) {
            case "ask" -> heard.add(read(connection.getInputStream(), "\r\n\r\n"));
            case "line" -> heard.add(read(connection.getInputStream(), "\n"));
            case "say" -> say(connection, words[1]);
            case "bytes" -> send(connection, HexFormat.of().parseHex(words[1]));
            case "many" -> {
                String[] what = words[1].split(" ", 2);
                for (int i = 0; i < Integer.parseInt(what[0]); i++) {
                    say(connection, what[1]);
                }
            }
            case "forever" -> forever(connection, words[1]);
            case "drip" -> drip(connection, Long.parseLong(words[1]));
            case "wait" -> closed.await(Long.parseLong(words[1]), TimeUnit.MILLISECONDS);
            case "hold" -> closed.await();
            case "shake" -> ((SSLSocket) connection).startHandshake();
            case "names" -> heard.add(names((SSLSocket) connection));
            case "half" -> raw.shutdownOutput();
            case "reset" -> {
                raw.setSoLinger(true, 0);
                raw.close();
                return false;
            }
            case "break" -> {
                raw.close();
                return false;
            }
            case "" -> {}
            default -> throw new IllegalArgumentException(step);
        }
        return true;
    }

    private static String names(SSLSocket connection) throws IOException {
        connection.startHandshake();
        return ((ExtendedSSLSession) connection.getSession())
                .getRequestedServerNames()
                .toString();
    }

    private void forever(Socket connection, String text) throws IOException {
        String much = text.repeat(1 + FOREVER_BYTES / text.length());
        while (closed.getCount() > 0) {
            say(connection, much);
        }
    }

    private void drip(Socket connection, long millis) throws IOException, InterruptedException {
        while (!closed.await(millis, TimeUnit.MILLISECONDS)) {
            send(connection, new byte[] {'x'});
        }
    }

    private static void say(Socket connection, String text) throws IOException {
        send(connection, text.replace("~", "\r\n").replace("^", "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void send(Socket connection, byte[] bytes) throws IOException {
        OutputStream out = connection.getOutputStream();
        out.write(bytes);
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

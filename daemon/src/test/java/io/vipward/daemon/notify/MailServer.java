package io.vipward.daemon.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server that keeps every line it hears, one connection after the other. */
final class MailServer implements AutoCloseable {
    private final ServerSocket socket;
    private final UnaryOperator<String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * Listens on a port of loopback.
     *
     * @param answers what is said to a line, without its line end; to "" for the greeting; "" says nothing
     */
    MailServer(UnaryOperator<String> answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::run, "mail server");
        thread.setDaemon(true);
        thread.start();
    }

    /** As a server that takes everything. */
    static String willing(String line) {
        if (line.isEmpty()) {
            return "220-hello\r\n220 there";
        }
        return switch (line) {
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    int port() {
        return socket.getLocalPort();
    }

    List<String> heard() {
        return heard;
    }

    private void run() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(client);
            } catch (IOException ended) {
                heard.add("END");
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, answers.apply(""));
        boolean data = false;
        String line = lines.readLine();
        while (line != null) {
            heard.add(line);
            if (!data || line.equals(".")) {
                String answer = answers.apply(line);
                data = line.equals("DATA") && answer.startsWith("354");
                say(out, answer);
            }
            line = lines.readLine();
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        if (!text.isEmpty()) {
            out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

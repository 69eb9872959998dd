package io.vipward.daemon.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digest of a page beside the original: what is asked, what is printed, and the exit status. */
@Tag("kernel")
class GenhashIT {
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;

    private record Outcome(int status, String out, List<String> requests) {}

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "pages");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void serve() {
        while (true) {
            try (Socket connection = server.accept()) {
                String request = request(connection.getInputStream());
                requests.add(request);
                String answer = answer(request.split(" ", -1)[1]);
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) in.read());
        }
        return text.toString();
    }

    private static String answer(String path) {
        return switch (path) {
            case "/missing" -> "HTTP/1.1 404 X\r\nContent-Length: 6\r\n\r\nhello\n";
            case "/short" -> "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhello\n";
            case "/nothing" -> "";
            case "/long" -> "HTTP/1.0 200 OK\r\nServer: x\r\n\r\n" + "abcdefghijklmnop\u00e9\t~".repeat(7);
            default -> "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 6\r\n\r\nhello\n";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s 127.0.0.1 -p PORT -u /x",
                "-s 127.0.0.1 -p PORT -u /a -u /x -v",
                "--server 127.0.0.1 --port PORT --url /long --verbose",
                "-s 127.0.0.1 -p PORT -u /missing",
                "-s 127.0.0.1 -p PORT -u /short -v",
                "-s 127.0.0.1 -p PORT -u /nothing",
                "-s 127.0.0.1 -p PORT -u /x -V vh.example -P 1.1",
                "-s 127.0.0.1 -p PORT -u /x -P 1.0c",
                "-s 127.0.0.1 -p 1 -u /x -t 2",
                "-s nohost -p 80 -u /",
                "-s 127.0.0.1 -p 0 -u /",
                "-s 127.0.0.1 -p 80",
                "-s 127.0.0.1 -p 80 -u / -P 2",
                "-s 127.0.0.1 -p 80 -u / extra",
                "-h",
            })
    void sameAsTheOriginal(String arguments) throws Exception {
        String given = arguments.replace("PORT", Integer.toString(server.getLocalPort()));

        Outcome ours = ours(given.split(" ", -1));
        requests.clear();
        Outcome theirs = theirs(given.split(" ", -1));

        assertEquals(theirs, ours);
    }

    private Outcome ours(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.ISO_8859_1));
            System.setErr(new PrintStream(said, true, StandardCharsets.ISO_8859_1));
            int status = Main.run(arguments, "genhash");
            return outcome(
                    status, printed.toString(StandardCharsets.ISO_8859_1), said.toString(StandardCharsets.ISO_8859_1));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Outcome theirs(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("genhash"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return outcome(process.waitFor(), out, err);
    }

    /** The times differ, and so does the help. */
    private Outcome outcome(int status, String out, String err) {
        String said = err.isEmpty() || err.startsWith("Usage")
                ? ""
                : err.lines().findFirst().orElse("") + "\n";
        String told = out.replaceAll("= \\d+ usecs", "= N usecs");
        return new Outcome(status, said + told, List.copyOf(requests));
    }
}

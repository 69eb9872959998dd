package io.vipward.examples.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A mail server that takes everything: a program of its own, because it listens on a node. Every byte that a client has sent
 * becomes a file of a folder once the client is gone; {@code ready} is there when it listens.
 */
final class MailSink {
    private static final int PORT = 25;
    private static final int WAITING = 50;

    private final Path folder;
    private int clients;

    private MailSink(Path folder) {
        this.folder = folder;
    }

    /** Serves until it is ended; the argument names the folder. */
    public static void main(String... arguments) throws IOException {
        new MailSink(Files.createDirectories(Path.of(arguments[0]))).serve();
    }

    private void serve() throws IOException {
        try (ServerSocket server = new ServerSocket(PORT, WAITING, InetAddress.getLoopbackAddress())) {
            Files.createFile(folder.resolve("ready"));
            while (true) {
                try (Socket client = server.accept()) {
                    client.setTcpNoDelay(true);
                    keep(serve(client));
                }
            }
        }
    }

    private void keep(byte[] heard) throws IOException {
        Path part = Files.write(folder.resolve("part"), heard);
        clients++;
        Files.move(part, folder.resolve(clients + ".mail"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] serve(Socket client) throws IOException {
        StringBuilder heard = new StringBuilder();
        OutputStream out = client.getOutputStream();
        say(out, "220 sink");
        boolean message = false;
        for (String line = line(client.getInputStream()); !line.isEmpty(); line = line(client.getInputStream())) {
            heard.append(line);
            if (message && !line.equals(".\r\n")) {
                continue;
            }
            message = line.startsWith("DATA");
            say(out, message ? "354 go on" : line.startsWith("QUIT") ? "221 bye" : "250 fine");
        }
        return heard.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** With its end; empty when the client has gone. */
    private static String line(InputStream in) {
        StringBuilder line = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                line.append((char) octet);
                if (octet == '\n') {
                    return line.toString();
                }
            }
        } catch (IOException reset) {
            return "";
        }
        return line.toString();
    }

    private static void say(OutputStream out, String line) {
        try {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException gone) {
            // Reading will tell.
        }
    }
}

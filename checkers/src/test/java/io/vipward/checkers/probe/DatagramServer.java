package io.vipward.checkers.probe;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Answers each datagram as a word says: {@code silent}, {@code echo}, {@code empty}, {@code huge}, {@code flood garbage}, or
 * digits that are sent back. To questions for a name: {@code good}, {@code header}, {@code truncated}, {@code tiny}, {@code
 * question}, {@code rcode N}, {@code other id}, {@code other id, then good}, {@code flood other id}.
 */
public final class DatagramServer implements AutoCloseable {
    private static final int FLOOD = 3_000;
    private static final int MOST_BYTES = 65_507;
    private static final int HEADER_BYTES = 12;
    private static final int TINY_BYTES = 6;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final String word;

    public DatagramServer(String word) throws SocketException {
        this.word = word;
        Thread thread = new Thread(this::serve, "datagrams");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What has come so far, as digits. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** What was heard so far does not count. */
    public void forget() {
        heard.clear();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket asked = new DatagramPacket(new byte[2048], 2048);
                socket.receive(asked);
                byte[] bytes = Arrays.copyOf(asked.getData(), asked.getLength());
                heard.add(HexFormat.of().formatHex(bytes));
                for (byte[] answer : answers(bytes)) {
                    socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    private List<byte[]> answers(byte[] asked) {
        return switch (word) {
            case "silent" -> List.of();
            case "echo", "question" -> List.of(asked);
            case "empty" -> List.of(new byte[0]);
            case "huge" -> List.of(new byte[MOST_BYTES]);
            case "flood garbage" -> Collections.nCopies(FLOOD, new byte[] {1, 2, 3});
            case "good" -> List.of(answer(asked, 0x80));
            case "header" -> List.of(Arrays.copyOf(answer(asked, 0x80), HEADER_BYTES));
            case "tiny" -> List.of(Arrays.copyOf(answer(asked, 0x80), TINY_BYTES));
            case "truncated" -> List.of(truncated(asked));
            case "other id" -> List.of(toAnother(asked));
            case "flood other id" -> Collections.nCopies(FLOOD, toAnother(asked));
            case "other id, then good" -> List.of(toAnother(asked), answer(asked, 0x80));
            default ->
                word.startsWith("rcode ")
                        ? List.of(answer(asked, 0x80 | Integer.parseInt(word.substring(6))))
                        : List.of(HexFormat.of().parseHex(word));
        };
    }

    private static byte[] answer(byte[] asked, int flags) {
        byte[] answer = asked.clone();
        answer[2] = (byte) 0x81;
        answer[3] = (byte) flags;
        return answer;
    }

    private static byte[] truncated(byte[] asked) {
        byte[] answer = answer(asked, 0x80);
        answer[2] = (byte) 0x83;
        return answer;
    }

    private static byte[] toAnother(byte[] asked) {
        byte[] answer = answer(asked, 0x80);
        answer[0] ^= 1;
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
